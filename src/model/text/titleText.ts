import { JOINER, safe, type SafeText } from "./safeText";

/**
 * What VS Code's `appendText` lets through: the beginning of a tag or of an address in angle brackets, an entity, and
 * what is taken for an address without any brackets. Beside them what no plain text may hold: a link, an icon.
 */
const MARKUP = /<(?=[a-z/!?])|&(?=[a-z0-9#]+;)|:(?=\/\/)|\bwww(?=\.)|@(?!\u2060)|[\]$](?=\()/gi;

/** A text with its markup taken apart, for the name of a document, which VS Code makes the title of its tab. */
export function withoutMarkup(text: string): string {
  return text.replace(MARKUP, `$&${JOINER}`);
}

/** A text for the title of a tab. VS Code shows it as it is, and once more in a hover of trusted Markdown. */
export function titleText(text: string): SafeText {
  return safe(withoutMarkup(text));
}
