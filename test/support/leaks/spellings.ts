const hex = (code: number, digits: number) => code.toString(16).padStart(digits, "0");
/** Writes some characters of a text in another way; which ones depends on the seed. */
const some =
  (write: (character: string) => string) =>
  (text: string, seed: number): string =>
    Array.from(text, (character, at) =>
      ((seed >> (at % 24)) & 1) === 1 ? write(character) : character,
    ).join("");
const all = (write: (character: string) => string) => (text: string) => Array.from(text, write).join("");
const code = (character: string) => character.charCodeAt(0);
const percent = (character: string) => `%${hex(code(character), 2)}`;

/** The ways in which a server may repeat a key that it was sent. */
export const spellings: Readonly<Record<string, (key: string, seed: number) => string>> = {
  "as it is": (key) => key,
  "in capitals": (key) => key.toUpperCase(),
  "in small letters": (key) => key.toLowerCase(),
  "in other capitals here and there": some((character) => character.toUpperCase()),
  "split by blanks": some((character) => `${character} `),
  "split by ends of lines": some((character) => `${character}\r\n  `),
  "split by what nobody sees": some((character) => `${character}\u200b`),
  "in full width": (key) =>
    key.replace(/[!-~]/g, (character) => String.fromCharCode(code(character) + 0xfee0)),
  "in an address": (key) => encodeURIComponent(key),
  "in an address, every character": all((character) => percent(character).toUpperCase()),
  "in an address, in parts": some(percent),
  "in an address in an address": (key) => encodeURIComponent(all(percent)(key)),
  "in JSON": (key) => JSON.stringify({ key }),
  "in JSON, every character": all((character) => `\\u${hex(code(character), 4)}`),
  "in JSON, in parts": some((character) => `\\u${hex(code(character), 4).toUpperCase()}`),
  "in JSON in JSON": (key) => JSON.stringify(JSON.stringify(key)),
  "in JavaScript": some((character) => `\\x${hex(code(character), 2)}`),
  "in HTML": all((character) => `&#${code(character)};`),
  "in HTML, in parts": some((character) => `&#x${hex(code(character), 2)};`),
  "in HTML, as a template writes it": (key) =>
    key.replace(/[&<>"']/g, (character) => `&#${code(character)};`),
  "in base64": (key) => Buffer.from(key).toString("base64"),
  "in base64 behind a user": (key, seed) => Buffer.from(`${"u".repeat(seed % 5)}:${key}`).toString("base64"),
  "in base64 of an address": (key) => Buffer.from(`id:${key}:x`).toString("base64url"),
  "in base64 in lines": (key) => Buffer.from(key).toString("base64").replace(/.{7}/g, "$&\n"),
  "in hexadecimal digits": (key) => Buffer.from(key).toString("hex").toUpperCase(),
  "in hexadecimal digits, byte by byte": all((character) => `0x${hex(code(character), 2)}, `),
  "as a buffer in JSON": (key) => JSON.stringify(Buffer.from(key)),
  "with a sign between": some((character) => `${character}-`),
  "without its signs": (key) => key.replace(/[^a-z0-9]/gi, ""),
  "with other signs": (key) => key.replace(/[^a-z0-9]/gi, "\u2011"),
  "without its beginning": (key, seed) => key.slice(1 + (seed % Math.floor(key.length / 2))),
  "in octal digits": all((character) => `\\${code(character).toString(8)}`),
  "in Python": all((character) => `\\U${hex(code(character), 8)}`),
  "in HTML, without semicolons": all((character) => `&#${code(character)}`),
  "in an e-mail": all((character) => `=${hex(code(character), 2).toUpperCase()}`),
  "in an address of old": all((character) => `%u${hex(code(character), 4)}`),
};
