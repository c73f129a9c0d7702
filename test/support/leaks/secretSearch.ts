/** Decoders of what a program may make of a text on its way to a person: addresses, JSON, HTML, UTF-16. */
const decoders: readonly ((text: string) => string)[] = [
  (text) => text.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => fromHex(hex)),
  (text) => text.replace(/\\+(?:u|x)([0-9a-f]{4}|[0-9a-f]{2})/gi, (_, hex: string) => fromHex(hex)),
  (text) => text.replace(/&#x([0-9a-f]{1,6});/gi, (_, hex: string) => fromHex(hex)),
  (text) => text.replace(/&#(\d{1,7});/g, (_, digits: string) => fromHex(Number(digits).toString(16))),
  (text) => text.replaceAll("\0", ""),
];
/** Layers of encoding that are taken off, such as JSON in an address. */
const LAYERS = 3;

function fromHex(hex: string): string {
  const code = parseInt(hex, 16);
  return code <= 0x10ffff ? String.fromCodePoint(code) : "";
}

/** What is the same in the base64 of any text around the secret, for each place it may begin at in a group of three. */
function base64Forms(secret: string): string[] {
  const bytes = Buffer.from(secret);
  return [0, 1, 2].map((before) => {
    const whole = Buffer.concat([Buffer.alloc(before), bytes]);
    const from = Math.ceil((before * 8) / 6);
    return whole.toString("base64").slice(from, Math.floor((whole.length * 8) / 6));
  });
}

/**
 * Names the form in which a text holds a secret, or answers undefined: as it is, escaped as in addresses, JSON or HTML
 * (also in parts, and one in the other), as base64, or as hexadecimal digits.
 */
export function findSecret(text: string, secret: string): string | undefined {
  for (let decoded = text, layer = 0; layer <= LAYERS; layer++) {
    if (decoded.includes(secret)) return layer === 0 ? "as it is" : "escaped";
    decoded = decoders.reduce((value, decode) => decode(value), decoded);
  }
  const dense = text.replace(/\s|\\n/g, "");
  const base64 = dense.replaceAll("-", "+").replaceAll("_", "/");
  if (base64Forms(secret).some((form) => base64.includes(form))) return "base64";
  return dense.toLowerCase().includes(Buffer.from(secret).toString("hex")) ? "hexadecimal" : undefined;
}
