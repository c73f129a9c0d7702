import { commentSyntaxes } from "../commentSyntaxes";
import { alike, type Language } from "../language";

/** Text to read, pages and their styles: in all of them ids stand bare. */
export const documentLanguages: readonly Language[] = [
  { id: "markdown", comments: commentSyntaxes.tags, isProse: true },
  { id: "latex", comments: commentSyntaxes.percent, isProse: true },
  ...alike(["plaintext", "restructuredtext", "asciidoc"], { isProse: true }),
  { id: "tex", comments: commentSyntaxes.percent },
  ...alike(["html", "xml", "xsl", "vue", "svelte"], { comments: commentSyntaxes.tags }),
  ...alike(["less", "scss"], { comments: commentSyntaxes.slashes }),
  { id: "css", comments: commentSyntaxes.stars },
];
