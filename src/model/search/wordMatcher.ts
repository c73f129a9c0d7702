import { fold } from "./fold";

/** Fewer characters than this say too little about an id. */
const SHORTEST_ID = 4;

/** Whether all words of a query stand in some of the texts, in any order, or the query is the beginning of the id. */
export function wordMatcher(query: string): (id: string, texts: readonly string[]) => boolean {
  const whole = fold(query).trim();
  const words = whole.split(/\s+/).filter(Boolean);
  return (id, texts) => {
    if (whole.length >= SHORTEST_ID && id.toLowerCase().startsWith(whole)) return true;
    const folded = texts.map(fold).join("\n");
    return words.every((word) => folded.includes(word));
  };
}
