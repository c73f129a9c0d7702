import type { CodeSyntax } from "./language";
import type { Region } from "./regions";

/** What surrounds a place in source code. */
type Place = "code" | Region["place"];

export interface ScannedCode {
  /** One for each offset asked about, in the same order. */
  readonly places: readonly Place[];
  /** Which quote the file's strings use more often, where one is ahead. */
  readonly usualQuote: '"' | "'" | undefined;
}

interface Frame {
  readonly place: Place;
  readonly pattern: RegExp;
  readonly start: number;
  /** Brackets of an interpolation that are open inside of it. */
  depth: number;
  readonly bracket?: "{" | "(";
}

const CLOSING = { "{": "}", "(": ")" } as const;

/**
 * Walks through source code once, from one beginning or end of a string or comment to the next, and tells where each
 * offset is. `offsets` ascend. An offset in the midst of a beginning or an end belongs to the string or comment.
 */
export function scanCode(code: CodeSyntax, text: string, offsets: readonly number[]): ScannedCode {
  const compile = compiler();
  const counts = { '"': 0, "'": 0 };
  const places: Place[] = [];
  const settle = (limit: number, place: Place) => {
    for (
      let next = offsets[places.length];
      next !== undefined && next <= limit;
      next = offsets[places.length]
    )
      places.push(place);
  };
  const codeFrame = (start: number, bracket?: "{" | "("): Frame => {
    const alternatives = code.regions.map(({ open }) => `(?:${open})`);
    const brackets = bracket ? [`(?<open>\\${bracket})`, `(?<close>\\${CLOSING[bracket]})`] : [];
    const pattern = compile([`(?<region>${alternatives.join("|")})`, ...brackets].join("|"), "g");
    return { place: "code", pattern, start, depth: 0, ...(bracket ? { bracket } : {}) };
  };
  const regionFrame = (start: number): Frame => {
    for (const region of code.regions) {
      const opening = compile(region.open, "y");
      opening.lastIndex = start;
      const match = opening.exec(text);
      if (match)
        return { place: region.place, pattern: compile(insideOf(region, match), "g"), start, depth: 0 };
    }
    throw new RangeError("No region begins here.");
  };

  const frames: [Frame, ...Frame[]] = [codeFrame(0)];
  for (let at = 0; ;) {
    const frame = frames.at(-1) ?? frames[0];
    frame.pattern.lastIndex = at;
    const match = frame.pattern.exec(text);
    settle(match?.index ?? text.length, frame.place);
    if (!match) break;
    const { region, nested, interpolation, open, close } = match.groups ?? {};
    at = match.index + match[0].length;
    const inner = region === undefined ? undefined : regionFrame(match.index);
    settle(at - 1, (inner ?? frame).place);
    if (inner) frames.push(inner);
    else if (nested !== undefined) frames.push(frame);
    else if (interpolation !== undefined) frames.push(codeFrame(at, text[at - 1] === "(" ? "(" : "{"));
    else if (open !== undefined) frame.depth++;
    else if (close !== undefined && frame.depth > 0) frame.depth--;
    else if (close !== undefined) {
      frames.pop();
      // After an equals sign without a space it may be an attribute of JSX, whose quotes follow rules of their own.
      if ((close === '"' || close === "'") && text[frame.start - 1] !== "=") counts[close]++;
    }
  }
  const ahead = counts['"'] - counts["'"];
  return { places, usualQuote: ahead === 0 ? undefined : ahead > 0 ? '"' : "'" };
}

/** What to look for inside of a string or comment. */
function insideOf(region: Region, opening: RegExpExecArray): string {
  const { open, close, escape, interpolation, nests } = region;
  return [
    nests && `(?<nested>${open})`,
    interpolation && `(?<interpolation>${interpolation})`,
    escape && `(?<escape>${escape})`,
    `(?<close>${typeof close === "string" ? close : close(opening)})`,
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
