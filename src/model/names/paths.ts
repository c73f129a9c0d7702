import { isUuid } from "../uuid";
import { calledName, type Program } from "./inference/program";
import { sourceOf, type Node, type Piece, type Text } from "./syntax/nodes";
import { valuesOf } from "./inference/values";

/** Stands for what is not known of a string. */
const HOLE = "\uFFFC";
/** Characters of a string in which a path is looked for: the rest of a long one is no address. */
const LONGEST = 2000;
const DEEPEST = 8;

/** The name of an object or of an activity type in a path of the API. */
export interface PathName {
  readonly kind: "object" | "activity";
  /** Where it is written; undefined for a hole. */
  readonly written: WrittenName | undefined;
  /** What stands in its place, where that is not written in the file. */
  readonly hole: Node | undefined;
  /** The address names a host of Kizen's. */
  readonly isKizen: boolean;
  /** Kizen has such a path: others have records, too. */
  readonly isComplete: boolean;
  /** Kizen takes an id here, and no name. */
  readonly needsId: boolean;
  /** The address of somebody else: what is sent there is none of Kizen's. */
  readonly isForeign: boolean;
}

interface WrittenName {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  /** It stands in this very string, rather than in a constant. */
  readonly isDirect: boolean;
}

interface Part {
  /** Where it begins in the whole. */
  readonly at: number;
  readonly length: number;
  /** Where its characters stand in the document; undefined for a hole. */
  readonly start: number | undefined;
  readonly hole: Node | undefined;
  readonly isDirect: boolean;
}

const KIZEN_HOST = /\bkizen\.(?:com|dev)\b/i;

const COLLECTIONS = "records|custom-objects|activities|pipelines";
/** What another program replaces: of Postman, of a shell, of GitHub, of Python's `format`. */
const PLACEHOLDER = "\\$?\\{\\{[^{}]*\\}\\}|\\$?\\{[^{}/]*\\}|\\$\\w+";
/** A path of ours, behind a host, a hole or nothing, and what is asked of it. */
const PATH = new RegExp(
  `^(https?://[^/?#]*)?((?:${HOLE}|${PLACEHOLDER}|/?api(?=[/${HOLE}])|/)*)(${COLLECTIONS})/([^/?#]+)(/[^?#]*)?`,
  "i",
);
/** What a code step calls, in a string that holds the code. */
const CODE_CALL = "kizen\\.api\\.\\w+\\(\\s*f?\\\\?[\"']";
/** The same in the middle of a text, such as a command for a shell or the code of a step, where it has a host of Kizen's or a placeholder. */
const WITHIN = new RegExp(
  `(?<=^|[\\s"'(=]|\\\\[nrt])(https?://[^\\s/?#"']*\\bkizen\\.(?:com|dev)|${CODE_CALL}|${PLACEHOLDER})((?:/api)?/)(${COLLECTIONS})/([\\w-]+)(/[^?#\\s"']*)?`,
  "i",
);
/** What may follow a name in a path that does not even begin with a slash. */
const KNOWN_NEXT = new RegExp(
  `^/(?:${HOLE}|[0-9a-f]{8}-|search|add|upsert|lookup|fields|categories|responses|log|stages|filter-groups|records|entity-records|charts)`,
  "i",
);
/** What stands in place of a name. */
const NO_NAME = /^(?:settings-search|scheduled-activity|logged|bulk-[a-z-]+)$/;
const NAME = /^[A-Za-z][A-Za-z0-9_-]*$/;

const FOREIGN: PathName = {
  kind: "object",
  written: undefined,
  hole: undefined,
  isKizen: false,
  isComplete: false,
  needsId: false,
  isForeign: true,
};

/** A whole host in front of a path that is not known: `https://api.example.com${path}`. */
const WHOLE_HOST = new RegExp(
  `^[\\w.-]+\\.(?:com|org|net|io|dev|app|co|cloud|ai|eu|example|test)${HOLE}$`,
  "i",
);

/** Whether a host is surely none of Kizen's, nor somebody's own computer. */
function isForeign(host: string): boolean {
  const isKnown = !/[${]/.test(host) && (!host.includes(HOLE) || WHOLE_HOST.test(host));
  return isKnown && !KIZEN_HOST.test(host) && !/^(?:localhost|127\.|[^.]*(?::\d+)?$)/.test(host);
}

/** The name in a path of ours that an expression is; undefined where it is no such path. */
export function pathName(program: Program, node: Node): PathName | undefined {
  const parts: Part[] = [];
  const whole = flatten(program, node, parts);
  const address = /^https?:\/\/([^/?#]+)/i.exec(whole)?.[1];
  if (address !== undefined && isForeign(address)) return FOREIGN;
  if (!/records|custom-objects|activities|pipelines/.test(whole)) return undefined;
  const found = PATH.exec(whole) ?? WITHIN.exec(whole);
  if (!found) return undefined;
  const [matched, host = "", before = "", collection = "", name = "", next = ""] = found;
  const isKizen = KIZEN_HOST.test(host) || host.startsWith("kizen.api.");
  if (host === "" && before === "" && !KNOWN_NEXT.test(next)) return undefined;
  // Only records are asked for without their object.
  if (NO_NAME.test(name) || /^\/(?:field-values|related-pipeline-records)/.test(next)) return undefined;
  const at = found.index + matched.length - next.length - name.length;
  const kind = collection === "activities" ? "activity" : "object";
  const isComplete = KNOWN_NEXT.test(next) || (next === "" && collection === "custom-objects");
  const needsId = collection === "pipelines";
  const result = { kind, isKizen, isComplete, needsId, isForeign: false } as const;
  const part = parts.find((one) => at >= one.at && at < one.at + one.length);
  const isWhole = part !== undefined && at + name.length <= part.at + part.length;
  if (isWhole && part.start !== undefined && NAME.test(name) && !isUuid(name)) {
    const start = part.start + at - part.at;
    const written = { name, start, end: start + name.length, isDirect: part.isDirect };
    return { ...result, written, hole: undefined };
  }
  return { ...result, written: undefined, hole: name === HOLE ? part?.hole : undefined };
}

/** The whole string that a string is a part of. */
export function wholeString(text: Node): Node {
  let whole = text;
  for (let { parent } = whole; parent; { parent } = whole) {
    const isFormatted = parent.kind === "member" && parent.of === whole && isFormat(parent.parent);
    const joined = parent.kind === "list" ? joinOf(parent) : undefined;
    if (isFormatted && parent.parent) whole = parent.parent;
    else if (joined) whole = joined;
    else if (parent.kind === "concat" || parent.kind === "text") whole = parent;
    else break;
  }
  return whole;
}

function isFormat(node: Node | undefined): boolean {
  return node?.kind === "call" && calledName(node) === "format";
}

interface Joined {
  readonly items: readonly Node[];
  readonly between: string;
}

/** What a call joins: `["/records", name].join("/")` of JavaScript, `"/".join(["records", name])` of Python. */
function joinedBy(node: Node): Joined | undefined {
  if (node.kind !== "call" || node.callee.kind !== "member" || calledName(node) !== "join") return undefined;
  const sides = [node.callee.of, ...node.args];
  const list = sides.find(({ kind }) => kind === "list");
  const between = sides.find(({ kind }) => kind === "text");
  if (sides.length !== 2 || list?.kind !== "list" || between?.kind !== "text") return undefined;
  return { items: list.items, between: sourceOf(between) ?? "" };
}

/** The call that joins a list. */
function joinOf({ parent }: Node): Node | undefined {
  const call = parent?.kind === "member" ? parent.parent : parent;
  return call && joinedBy(call) ? call : undefined;
}

function flatten(program: Program, top: Node, parts: Part[]): string {
  let whole = "";
  const addHole = (hole: Node) => {
    parts.push({ at: whole.length, length: 1, start: undefined, hole, isDirect: false });
    whole += HOLE;
  };
  const addPiece = (text: Text, { source, start }: Piece, isDirect: boolean) => {
    const place = { start: text.base.at + start, hole: undefined, isDirect };
    parts.push({ at: whole.length, length: source.length, ...place });
    whole += source.slice(0, LONGEST);
  };
  const addFormatted = (text: Text, values: readonly Node[], isDirect: boolean, depth: number) => {
    let next = 0;
    for (const piece of text.pieces) {
      if ("kind" in piece) continue;
      let at = 0;
      for (const { 0: gap, index } of piece.source.matchAll(/%[sdr]|\{[^{}]*\}/g)) {
        addPiece(text, { source: piece.source.slice(at, index), start: piece.start + at }, isDirect);
        const value = values[next++];
        if (value) add(value, isDirect, depth + 1);
        else addHole(text);
        at = index + gap.length;
      }
      addPiece(text, { source: piece.source.slice(at), start: piece.start + at }, isDirect);
    }
  };
  const addJoined = ({ items, between }: Joined, isDirect: boolean, depth: number) => {
    for (const [index, item] of items.entries()) {
      if (index > 0) whole += between;
      add(item, isDirect, depth + 1);
    }
  };
  const add = (node: Node, isDirect: boolean, depth: number): void => {
    if (whole.length > LONGEST) return;
    if (depth > DEEPEST) return addHole(node);
    const joined = joinedBy(node);
    if (joined) addJoined(joined, isDirect, depth);
    else if (node.kind === "text") {
      for (const piece of node.pieces) {
        if ("kind" in piece) add(piece, isDirect, depth + 1);
        else addPiece(node, piece, isDirect);
      }
    } else if (node.kind === "concat") for (const side of node.sides) add(side, isDirect, depth + 1);
    else if (node.kind === "call" && node.callee.kind === "member" && isFormat(node)) {
      const [format] = valuesOf(program, node.callee.of);
      if (format?.kind !== "text") return addHole(node);
      const values = [...node.args, ...node.named.map(({ value }) => value)];
      addFormatted(format, values, isDirect && format === node.callee.of, depth);
    } else {
      const [value, ...others] = valuesOf(program, node);
      const isKnown = value && value !== node && others.length === 0;
      if (isKnown && (value.kind === "text" || value.kind === "concat" || value.kind === "call"))
        add(value, false, depth + 1);
      else addHole(node);
    }
  };
  add(top, true, 0);
  return whole;
}

/** `kizen.api.get(…)`: what a code step of an automation has. */
export function isKizenCall(node: Node | undefined): boolean {
  if (node?.kind !== "call" || node.callee.kind !== "member") return false;
  const { of } = node.callee;
  const isApi = of.kind === "member" && of.key?.kind === "text" && sourceOf(of.key) === "api";
  return isApi && of.of.kind === "name" && of.of.name === "kizen";
}
