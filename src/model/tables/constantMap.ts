import type { Table } from "./table";

/** In JSON as they are, but an end of line or unseen in source code. */
const UNSEEN = /(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;
const IDENTIFIER = /^[A-Za-z_$][\w$]*$/;
/** Words that name nothing in a module of TypeScript. */
const RESERVED = new Set(
  (
    "arguments await break case catch class const continue debugger default delete do else enum eval export extends " +
    "false finally for function if implements import in instanceof interface let new null package private protected " +
    "public return static super switch this throw true try typeof undefined var void while with yield"
  ).split(" "),
);

/** The rows of a table as a map that TypeScript knows to the letter: from what each is called to what stands for it. */
export function constantMap({ name, rows }: Table): string {
  const keys = distinct(rows.map(({ key }) => key));
  const lines = rows.map(({ value }, at) => `  ${keyText(keys[at] ?? "")}: ${literal(value)},\n`);
  return `export const ${identifier(name)} = {\n${lines.join("")}} as const;\n`;
}

/** Equal keys are an error there: those that come again are numbered. */
function distinct(keys: readonly string[]): string[] {
  const taken = new Set(keys);
  const used = new Set<string>();
  return keys.map((key) => {
    let free = key;
    for (let number = 2; used.has(free) || (free !== key && taken.has(free)); number++)
      free = `${key} (${number})`;
    used.add(free);
    return free;
  });
}

function keyText(key: string): string {
  if (IDENTIFIER.test(key) && key !== "__proto__") return key;
  // Without brackets this one would set what the map inherits from.
  return key === "__proto__" ? `["__proto__"]` : literal(key);
}

function literal(text: string): string {
  return JSON.stringify(text).replace(UNSEEN, (sign) =>
    Array.from(
      { length: sign.length },
      (_, at) => `\\u${sign.charCodeAt(at).toString(16).padStart(4, "0")}`,
    ).join(""),
  );
}

/** As in `dealStage` for `deal_stage`. */
function identifier(name: string): string {
  const words = name.split(/[^A-Za-z0-9]+/).filter((word) => word !== "");
  const [first = "", ...rest] = words;
  const camel =
    first.charAt(0).toLowerCase() +
    first.slice(1) +
    rest.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("");
  if (camel === "") return "names";
  return /^\d/.test(camel) || RESERVED.has(camel) ? `_${camel}` : camel;
}
