import { toMatcher, toPattern, type Matcher, type Query } from "../../../../media/recordView/search/search";

const plain: Query = { text: "", isCaseSensitive: false, isWholeWord: false, isPattern: false };

export function queryOf(text: string, options: Partial<Query> = {}): Query {
  return { ...plain, ...options, text };
}

export function matcherOf(text: string, options: Partial<Query> = {}): Matcher {
  return toMatcher(toPattern(queryOf(text, options)));
}
