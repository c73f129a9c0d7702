import { scanCode } from "./scanCode";
import { languageOf } from "./languages";

/** What a person looks for at a cursor, as text in front of it. */
export interface CompletionQuery {
  /** What was typed of a name; empty right behind `kizen:`. */
  readonly text: string;
  /** Where what an id would take the place of begins, in the line. */
  readonly start: number;
  /** The word `kizen:` stands there, so that nothing else can be meant. */
  readonly isMarked: boolean;
}

const MARK = /(?:^|[^\w-])(kizen:)([^"`<>;,(){}[\]]*)$/i;
/** Letters that have to be typed where nothing says that a record is meant. */
const LEAST = 2;
/** Characters behind which nobody still types a name. */
const LONGEST = 80;

/**
 * What is looked for at the end of a line's beginning: behind `kizen:` anywhere, and in a string whose text so far may be
 * the beginning of a name. Undefined where neither is. Whether a column is in a string is asked last, because the whole
 * document has to be read for that.
 */
export function completionQuery(
  line: string,
  isInString: (column: number) => boolean,
): CompletionQuery | undefined {
  const marked = markedQuery(line);
  if (marked)
    return marked.text.includes("'") && hasStringEnded(marked, line, isInString) ? undefined : marked;
  const quote = Math.max(...['"', "'", "`"].map((mark) => line.lastIndexOf(mark)));
  const query = line.slice(quote + 1);
  if (quote < 0 || query.trim().length < LEAST || query.length > LONGEST || !isInString(line.length))
    return undefined;
  return { text: query.trim(), start: quote + 1, isMarked: false };
}

/** What stands behind `kizen:` at the end of a line's beginning. Asks nothing of the document around it. */
export function markedQuery(line: string): CompletionQuery | undefined {
  const [, mark = "", query = ""] = MARK.exec(line) ?? [];
  if (mark === "" || query.length > LONGEST) return undefined;
  return { text: query.trim(), start: line.length - mark.length - query.length, isMarked: true };
}

/** Whether an apostrophe was the end of the string that the mark stands in, rather than a part of a name. */
function hasStringEnded(
  { start }: CompletionQuery,
  line: string,
  isInString: (column: number) => boolean,
): boolean {
  return isInString(start) && !isInString(line.length);
}

/** Whether a place is in a string. */
export function isStringAt(languageId: string, text: string, offset: number): boolean {
  const code = languageOf(languageId)?.code;
  if (code) return scanCode(code, text, [offset]).places[0] === "string";
  // Of languages that nobody described: a quote that is open on the line.
  const line = text.slice(text.lastIndexOf("\n", offset - 1) + 1, offset);
  return ['"', "'"].some((quote) => (line.split(quote).length - 1) % 2 === 1);
}

/** Where a comment may be put behind what stands on a line: not where there is one, nor in a string of many lines. */
export function isCodeAt(languageId: string, text: string, offset: number): boolean {
  const code = languageOf(languageId)?.code;
  return !code || scanCode(code, text, [offset]).places[0] === "code";
}
