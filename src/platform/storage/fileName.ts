import { createHash } from "node:crypto";

/** Every file system takes such a name, and takes no two of them for the same. */
const PLAIN = /^[a-z\d][a-z\d_-]{0,99}$/;

/**
 * The name of a file for a text that may come from a server, without what ends it: for different texts different ones,
 * also where capitals make no difference, and never one that is too long or means something to the system.
 */
export function fileName(text: string): string {
  if (PLAIN.test(text) && !/^(?:con|prn|aux|nul|com\d|lpt\d)$/.test(text)) return text;
  const readable = text
    .toLowerCase()
    .replace(/[^a-z\d]+/g, "-")
    .slice(0, 40);
  // Half of a surrogate pair is the same in UTF-8 as any other half.
  const hash = createHash("sha256").update(Buffer.from(text, "utf16le")).digest("hex");
  return `_${readable}.${hash.slice(0, 32)}`;
}
