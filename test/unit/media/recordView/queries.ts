import {
  toMatcher,
  toPattern,
  type Matcher,
  type SearchQuery,
} from "../../../../media/recordView/search/search";

const plain: SearchQuery = { text: "", isCaseSensitive: false, isWholeWord: false, isPattern: false };

export function queryOf(text: string, options: Partial<SearchQuery> = {}): SearchQuery {
  return { ...plain, ...options, text };
}

export function matcherOf(text: string, options: Partial<SearchQuery> = {}): Matcher {
  return toMatcher(toPattern(queryOf(text, options)));
}
