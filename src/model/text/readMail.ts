/** What an address of the scheme `mailto` would make of a new e-mail. */
export interface Mail {
  readonly recipients: string;
  /** What else it would be filled in with, in the order of the address. Names are in lower case. */
  readonly fields: readonly (readonly [name: string, value: string])[];
  /** Whether it would attach a file of this computer, which some programs do without a word. */
  readonly attaches: boolean;
}

/** An address that was encoded more often than this is no address of anybody's. */
const MOST_DECODED = 10;

/**
 * Reads such an address as the most obliging program would: what was encoded twice is decoded twice, so that no field
 * hides in another one's value.
 */
export function readMail(address: string): Mail {
  const [recipients = "", ...parts] = decoded(address.replace(/^mailto:/i, "")).split(
    /[?&;](?=[^?&;=]*=)|\?/,
  );
  const fields = parts
    .filter((part) => part !== "")
    .map((part) => {
      const [name = "", ...value] = part.split("=");
      return [name.trim().toLowerCase(), value.join("=")] as const;
    });
  return { recipients, fields, attaches: fields.some(([name]) => attaches(name)) };
}

/** Programs have names of their own for it, and some may overlook signs that nobody sees. */
function attaches(name: string): boolean {
  return name
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^a-z]/g, "")
    .includes("attach");
}

function decoded(text: string): string {
  let now = text;
  for (let times = 0; times < MOST_DECODED; times++) {
    const next = now.replace(/(?:%[0-9a-f]{2})+/gi, (bytes) => {
      try {
        return decodeURIComponent(bytes);
      } catch {
        return bytes;
      }
    });
    if (next === now) break;
    now = next;
  }
  return now;
}
