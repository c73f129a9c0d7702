import { isId } from "../scanIds";

/** An id that a document names itself. */
export interface DocumentName {
  /** In lower case. */
  readonly id: string;
  readonly label: string;
  /** The key under which the object with the name stands (`steps`, `field`); empty at the top of a document. */
  readonly role: string;
  /** Where the id stands beside its name: `text.slice(start, end)`. */
  readonly start: number;
  readonly end: number;
}

/** A string of a document, decoded, and where its characters stand. */
export interface DocumentString {
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

export interface CollectedNames {
  readonly names: readonly DocumentName[];
  /** For each id that is a value of an object, by its start: the strings of that object, by their keys. */
  readonly beside: ReadonlyMap<number, Strings>;
}

/** What names an object, best first. Kizen's answers and exports name nearly everything by one of these. */
const LABEL_KEYS = ["display_name", "name", "full_name", "description", "api_name"] as const;
/** What follows the key of a bare id where the name stands beside it, such as `related_object_name`. */
const LABEL_SUFFIXES = ["_display_name", "_name"] as const;

type Strings = ReadonlyMap<string, DocumentString>;

interface Frame {
  readonly isObject: boolean;
  readonly role: string;
  /** The key whose value is being read. */
  key: DocumentString | undefined;
  /** The strings of an object by their keys; the last one of equal keys counts, as it does for `JSON.parse`. */
  readonly strings: Map<string, DocumentString>;
}

/**
 * Collects what a document says of its ids from the events of a parser, whichever language that reads. A document that
 * is half typed may close what it never opened and leave open what it did: names go to the objects that were whole.
 */
export class NameCollector {
  readonly #open: Frame[] = [];
  /** How many of them are objects: what nobody opened is told without looking through all that is open. */
  #objects = 0;
  readonly #names: DocumentName[] = [];
  readonly #beside = new Map<number, Frame["strings"]>();

  openObject(): void {
    this.#push(true);
  }

  openArray(): void {
    this.#push(false);
  }

  key(key: DocumentString): void {
    const frame = this.#open.at(-1);
    if (frame) frame.key = key;
  }

  text(text: DocumentString): void {
    const frame = this.#open.at(-1);
    if (!frame?.isObject || !frame.key) return;
    frame.strings.set(frame.key.value, text);
    if (isId(text.value)) this.#beside.set(text.start, frame.strings);
  }

  closeObject(): void {
    this.#closeUpTo(true);
  }

  closeArray(): void {
    this.#closeUpTo(false);
  }

  /** What was said; call it once, when the document has ended. */
  finish(): CollectedNames {
    while (this.#open.length > 0) this.#close();
    return { names: this.#names, beside: this.#beside };
  }

  #closeUpTo(isObject: boolean): void {
    if ((isObject ? this.#objects : this.#open.length - this.#objects) === 0) return;
    while (this.#open.at(-1)?.isObject !== isObject) this.#close();
    this.#close();
  }

  #close(): void {
    const frame = this.#open.pop();
    if (!frame?.isObject) return;
    this.#objects--;
    const { strings, role } = frame;
    const parent = this.#open.at(-1);
    const named = strings.get("id") ?? parent?.key;
    // Most objects have no id, so that nobody needs to know what else they are called.
    if (named && isId(named.value)) {
      const label = labelIn(LABEL_KEYS, strings) ?? personIn(strings) ?? labelIn(namesOfRole(role), strings);
      if (label !== undefined) this.#note(named, label, role);
    }
    for (const [key, text] of strings) {
      if (key === "id" || !isId(text.value)) continue;
      const stem = key.replace(/_id$/, "");
      const beside = LABEL_SUFFIXES.map((suffix) => stem + suffix);
      const name = labelIn(beside, strings);
      if (name !== undefined) this.#note(text, name, stem);
    }
  }

  /** Elements of an array, and members of an object whose keys are ids, stand under the key of the whole. */
  #push(isObject: boolean): void {
    if (isObject) this.#objects++;
    const parent = this.#open.at(-1);
    const key = parent?.isObject && !isId(parent.key?.value ?? "") ? parent.key?.value : undefined;
    this.#open.push({ isObject, role: key ?? parent?.role ?? "", key: undefined, strings: new Map() });
  }

  #note({ value, start, end }: DocumentString, label: string, role: string): void {
    this.#names.push({ id: value.toLowerCase(), label, role, start, end });
  }
}

/** People have a name in two parts, or none (docs/kizen-api.md, Values). */
export function personIn(strings: Strings): string | undefined {
  const parts = ["first_name", "last_name"].map((key) => labelIn([key], strings));
  return parts.filter((part) => part !== undefined).join(" ") || labelIn(["email"], strings);
}

/** Names that repeat what they are the name of: the `plugin_app_name` of a `business_plugin_app`. */
function namesOfRole(role: string): readonly string[] {
  const words = role.replace(/s$/, "").split("_");
  return words.map((_, index) => `${words.slice(index).join("_")}_name`);
}

function labelIn(keys: readonly string[], strings: Strings): string | undefined {
  for (const key of keys) {
    const text = strings.get(key)?.value.trim() ?? "";
    if (text !== "" && !isId(text)) return text;
  }
  return undefined;
}
