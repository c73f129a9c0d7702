import type { Grammar } from "../languages/language";

/** What means itself in every string, and what of it means itself in YAML without quotes, too. */
const PLAIN = /^[^"'`\\${}\p{Cc}\p{Zl}\p{Zp}\p{Cs}]*$/u;
const BARE = /^(?!(?:true|false|yes|no|on|off|null)$)[\p{L}_](?:[\p{L}\p{N} ._()/&+-]*[\p{L}\p{N}_)])?$/iu;
const CONTROLS = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}]/gu;

/** Characters in front of a string that say what it is: a prefix and its quotes. */
export const LONGEST_OPENING = 8;

/**
 * A name of a server as it is written into the string that begins behind `before`, so that the string says it and ends
 * where it did; undefined where it cannot say it. YAML without quotes gets them where the name needs them.
 */
export function writtenName(name: string, before: string, grammar: Grammar): string | undefined {
  const [, prefix = "", quotes = ""] = /([A-Za-z]{0,2})("""|'''|["'`])$/.exec(before) ?? [];
  if (grammar === "YAML") return inYaml(name, before, quotes);
  if (PLAIN.test(name)) return name;
  const quote = quotes.charAt(0);
  if (quote === "") return undefined;
  if (grammar !== "Python") {
    // What stands in quotes behind an equals sign may be an attribute of JSX, in which nothing is escaped.
    return /\w=["']$/.test(before)
      ? undefined
      : escaped(name, quote, quote === "`" ? /\$(?=\{)/g : undefined);
  }
  if (/[rb]/i.test(prefix)) return undefined;
  const text = escaped(name, quote);
  return /[ft]/i.test(prefix) ? text.replace(/[{}]/g, "$&$&") : text;
}

/** With what is special in it behind a backslash. */
function escaped(name: string, quote: string, special?: RegExp): string {
  const text = name.replaceAll("\\", "\\\\").replaceAll(quote, `\\${quote}`);
  return withoutControls(special ? text.replace(special, "\\$&") : text);
}

function withoutControls(text: string): string {
  return text.replace(CONTROLS, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

function inYaml(name: string, before: string, quotes: string): string | undefined {
  if (quotes === "'") return name.search(CONTROLS) >= 0 ? undefined : name.replaceAll("'", "''");
  if (quotes === '"') return escaped(name, '"');
  if (BARE.test(name)) return name;
  // Behind a part of a value, as in `deals.` and in an address, no quotes can begin any more.
  if (!/(?:^|\s)$/.test(before)) return /^[\w.-]+$/.test(name) ? name : undefined;
  return `"${escaped(name, '"')}"`;
}
