import { keyOf, type JsonDocument, type JsonNode } from "./jsonDocument";

/** The languages in which the way from the record to a value can be written. */
export type PathLanguage = "javascript" | "jsonPath" | "python" | "jq";

/** How one language writes a way; a step is a key, or the position in an array. */
interface Writing {
  /** The record itself. */
  readonly root: string;
  /** What all other ways start with. */
  readonly start: string;
  readonly step: (step: string | number, isFirst: boolean) => string;
}

const quoted = JSON.stringify;
const identifier = /^[\p{ID_Start}$_][\p{ID_Continue}$\u200c\u200d]*$/u;
/** RFC 9535, "member-name-shorthand". */
const shorthand = /^[a-z_\u0080-\ud7ff\ue000-\u{10ffff}][\w\u0080-\ud7ff\ue000-\u{10ffff}]*$/iu;
const jqName = /^[a-z_]\w*$/i;
/** Words of jq's grammar, which its older versions do not take for a name after a dot. */
const jqWords =
  /^(?:and|as|catch|def|elif|else|end|foreach|if|import|include|label|module|not|or|reduce|then|try)$/;

const writings: Record<PathLanguage, Writing> = {
  javascript: {
    root: "$",
    start: "",
    step: (step, isFirst) => {
      if (typeof step === "number") return `[${step}]`;
      // A first key named `$` would read like the record itself.
      if (!identifier.test(step) || (isFirst && step === "$")) return `[${quoted(step)}]`;
      return isFirst ? step : `.${step}`;
    },
  },
  jsonPath: {
    root: "$",
    start: "$",
    step: (step) => (typeof step === "string" && shorthand.test(step) ? `.${step}` : `[${quoted(step)}]`),
  },
  // The escapes of JSON are escapes of Python too.
  python: { root: "", start: "", step: (step) => `[${quoted(step)}]` },
  jq: {
    root: ".",
    start: "",
    step: (step, isFirst) => {
      if (typeof step === "string" && jqName.test(step) && !jqWords.test(step)) return `.${step}`;
      // A bracket that comes first would make an array.
      return `${isFirst ? "." : ""}[${quoted(step)}]`;
    },
  },
};

/**
 * The way that leads from the record to the value, as code: `fields["a-b"].value[0]` in JavaScript, and the same
 * without the record's own name in Python, `$.fields["a-b"].value[0]` as a JSONPath (RFC 9535) and
 * `.fields["a-b"].value[0]` in jq.
 */
export function formatJsonPath(
  document: JsonDocument,
  node: JsonNode,
  language: PathLanguage = "javascript",
): string {
  const { root, start, step } = writings[language];
  const steps = stepsTo(document, node);
  return steps.length === 0 ? root : start + steps.map((each, at) => step(each, at === 0)).join("");
}

/** The keys and positions from the record to the value. */
export function stepsTo(document: JsonDocument, node: JsonNode): readonly (string | number)[] {
  const steps: (string | number)[] = [];
  for (let at = node; at.parent; at = at.parent) steps.push(keyOf(document, at) ?? at.index);
  return steps.reverse();
}
