import type { CommentSyntax } from "./language";

/** How several languages write comments. */
export const commentSyntaxes = {
  slashes: { line: "//", block: ["/*", "*/"] },
  hash: { line: "#" },
  hashAndStars: { line: "#", block: ["/*", "*/"] },
  stars: { block: ["/*", "*/"] },
  tags: { block: ["<!--", "-->"] },
  percent: { line: "%" },
} as const satisfies Readonly<Record<string, CommentSyntax>>;
