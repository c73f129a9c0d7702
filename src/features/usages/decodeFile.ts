/** Bytes looked at to tell text from what is none; VS Code looks at as many. */
const LOOKED_AT = 512;

/**
 * The text of a file, in UTF-8 or, by its first bytes, in UTF-16, as VS Code opens it where no setting says otherwise.
 * Undefined where the file is no text.
 */
export function decodeFile(bytes: Uint8Array): string | undefined {
  const encoding = encodingOf(bytes);
  return encoding && new TextDecoder(encoding).decode(bytes);
}

function encodingOf(bytes: Uint8Array): "utf-8" | "utf-16le" | "utf-16be" | undefined {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  if (!bytes.includes(0)) return "utf-8";
  // Without a mark at its beginning, UTF-16 of mostly Latin letters has a zero in every other byte.
  const beginning = bytes.subarray(0, LOOKED_AT - (LOOKED_AT % 2));
  const zeros = [0, 1].map(
    (offset) => beginning.filter((byte, at) => byte === 0 && at % 2 === offset).length,
  );
  const half = Math.floor(beginning.length / 2);
  if (half > 0 && zeros[0] === half && zeros[1] === 0) return "utf-16be";
  if (half > 0 && zeros[1] === half && zeros[0] === 0) return "utf-16le";
  return undefined;
}
