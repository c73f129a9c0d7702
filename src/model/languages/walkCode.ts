import type { CodeSyntax } from "./language";
import { isOfOneLine, type Region } from "./regions";

/** What surrounds a place in source code. */
export type Place = "code" | Region["place"];

/** A string that goes on behind the end of its line. */
interface LongString {
  readonly start: number;
  readonly end: number;
}

export interface Walk {
  readonly places: readonly Place[];
  /** How many strings there are in each quote. */
  readonly quotes: Readonly<Record<'"' | "'", number>>;
  /** In their order; those in code that stands in a string are a part of it. */
  readonly strings: readonly LongString[];
  /** What the file ends in the midst of: the outermost, unless that ends with the file anyway. */
  readonly unended: { readonly start: number; readonly region: Region; readonly close: string } | undefined;
}

/** What only looks like the beginning of a string or comment: at some offset, or wherever it would need that end. */
export type Mistaken = ReadonlySet<number | string>;

interface Frame {
  readonly place: Place;
  readonly start: number;
  readonly pattern: RegExp;
  /** Of code, where the next line begins with what an operator has announced. */
  readonly linePattern?: RegExp;
  /** Brackets of an interpolation that are open inside of it. */
  depth: number;
  readonly bracket?: "{" | "(";
  readonly region?: Region;
  readonly close?: string;
}

const CLOSING = { "{": "}", "(": ")" } as const;

/** Beginnings and ends that are looked at in one step. */
const RUN = 300;

/** Walks through source code once, in short steps, from one beginning or end of a string or comment to the next. */
export function* walkCode(
  code: CodeSyntax,
  text: string,
  offsets: readonly number[],
  mistaken: Mistaken,
): Generator<undefined, Walk> {
  const make = frameMaker(code, text);
  const quotes = { '"': 0, "'": 0 };
  const strings: LongString[] = [];
  const places: Place[] = [];
  const settle = (limit: number, place: Place) => {
    for (let next = offsets[places.length]; next !== undefined && next <= limit;) {
      places.push(place);
      next = offsets[places.length];
    }
  };
  let lineEnd = -1;
  const note = ({ start, place, region }: Frame, end: number) => {
    if (place !== "string" || region?.mayStayOpen) return;
    if (lineEnd < start) lineEnd = text.indexOf("\n", start);
    if (lineEnd === -1) lineEnd = Infinity;
    if (lineEnd < end) strings.push({ start, end });
  };

  const frames: [Frame, ...Frame[]] = [make.code(0)];
  /** What begins with the next line, as a here document does. */
  const announced: Frame[] = [];
  for (let at = 0, count = 1; ; count++) {
    if (count % RUN === 0) yield;
    const frame = frames.at(-1) ?? frames[0];
    const pattern = (announced.length > 0 && frame.linePattern) || frame.pattern;
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    settle(match?.index ?? text.length, frame.place);
    if (!match) break;
    const { region, newLine, nested, interpolation, open, close } = match.groups ?? {};
    at = match.index + match[0].length;
    if (newLine !== undefined) {
      at = match.index;
      frames.push(announced.shift() ?? frame);
    } else if (region !== undefined) {
      const inner = make.region(match.index);
      if (mistaken.has(match.index) || mistaken.has(inner.close ?? "")) continue;
      settle(at - 1, inner.place);
      if (inner.region?.fromNextLine) announced.push(inner);
      else frames.push(inner);
      continue;
    }
    settle(at - 1, frame.place);
    if (nested !== undefined) frames.push(frame);
    else if (interpolation !== undefined) frames.push(make.code(at, text[at - 1] === "(" ? "(" : "{"));
    else if (open !== undefined) frame.depth++;
    else if (close !== undefined && frame.depth > 0) frame.depth--;
    else if (close !== undefined) {
      frames.pop();
      if (frames.length === 1) note(frame, at);
      // After an equals sign without a space it may be an attribute of JSX, whose quotes follow rules of their own.
      if ((close === '"' || close === "'") && text[frame.start - 1] !== "=") quotes[close]++;
    }
  }
  const [, outermost] = frames;
  if (outermost) note(outermost, text.length);
  return { places, quotes, strings, unended: unendedIn(frames) };
}

/** A string of one line ends with the file, too, unless there is code in it that does not. */
function unendedIn([, outermost, ...inner]: readonly Frame[]): Walk["unended"] {
  const { start = 0, region, close = "" } = outermost ?? {};
  const isUnended =
    region?.place === "string" && !region.mayStayOpen && (inner.length > 0 || !isOfOneLine(region));
  return isUnended ? { start, region, close } : undefined;
}

function frameMaker(code: CodeSyntax, text: string) {
  const compile = compiler();
  const anyRegion = `(?<region>${code.regions.map(({ open }) => `(?:${open})`).join("|")})`;
  return {
    code: (start: number, bracket?: "{" | "("): Frame => {
      const brackets = bracket ? [`(?<open>\\${bracket})`, `(?<close>\\${CLOSING[bracket]})`] : [];
      const alternatives = [anyRegion, ...brackets];
      return {
        place: "code",
        start,
        pattern: compile(alternatives.join("|"), "g"),
        linePattern: compile([...alternatives, "(?<newLine>\\n)"].join("|"), "g"),
        depth: 0,
        ...(bracket && { bracket }),
      };
    },
    /** The string or comment that begins at an offset. */
    region: (start: number): Frame => {
      for (const region of code.regions) {
        const opening = compile(region.open, "y");
        opening.lastIndex = start;
        const match = opening.exec(text);
        if (!match) continue;
        const close = typeof region.close === "string" ? region.close : region.close(match);
        const pattern = compile(insideOf(region, match, close), "g");
        return { place: region.place, start, pattern, depth: 0, region, close };
      }
      throw new RangeError("No region begins here.");
    },
  };
}

/** What to look for inside of a string or comment. */
function insideOf(region: Region, opening: RegExpExecArray, close: string): string {
  const { open, escape, interpolation, nests } = region;
  const nested = nests === true ? open : nests?.(opening);
  return [
    nested && `(?<nested>${nested})`,
    interpolation && `(?<interpolation>${interpolation})`,
    escape && `(?<escape>${escape})`,
    `(?<close>${close})`,
  ]
    .filter((part) => part !== undefined && part !== "")
    .join("|");
}

/** Makes each expression once: a file may hold a hundred thousand strings. */
function compiler(): (source: string, flags: string) => RegExp {
  const made = new Map<string, RegExp>();
  return (source, flags) => {
    const key = flags + source;
    const pattern = made.get(key) ?? new RegExp(source, flags);
    made.set(key, pattern);
    return pattern;
  };
}
