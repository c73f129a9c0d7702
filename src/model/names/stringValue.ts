import { sourceOf, type Text } from "./syntax/nodes";

const SIMPLE: Readonly<Record<string, string>> = { n: "\n", t: "\t", r: "\r", b: "\b", f: "\f" };

/** What a string says; undefined for a template with holes. */
export function stringValueOf(text: Text): string | undefined {
  const source = sourceOf(text);
  if (source === undefined || !source.includes("\\")) return source;
  return source.replace(
    /\\(?:u\{([0-9a-f]{1,6})\}|u([0-9a-f]{4})|x([0-9a-f]{2})|(.))/gis,
    (all, ...found: string[]) => {
      const [wide, four, two, sign = ""] = found;
      const code = wide ?? four ?? two;
      if (code === undefined) return SIMPLE[sign] ?? sign;
      const point = Number.parseInt(code, 16);
      return point <= 0x10ffff ? String.fromCodePoint(point) : all;
    },
  );
}

export function startOf(text: Text): number {
  return text.base.at + text.start;
}

export function endOf(text: Text): number {
  return text.base.at + text.end;
}
