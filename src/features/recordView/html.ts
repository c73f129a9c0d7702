import { randomBytes } from "node:crypto";

export interface PageSources {
  /** The origin that VS Code serves the extension's own files from. */
  readonly cspSource: string;
  readonly scriptUri: string;
  readonly styleUri: string;
  /** A language tag, for hyphenation, screen readers and the page's number format. */
  readonly language: string;
}

/**
 * The page, empty: its script builds everything from messages, so no value of a record is ever written into HTML.
 * The policy allows this one script, a worker made by it and the extension's style sheet, and nothing else: no inline
 * script or style, no image, font, frame, form or connection.
 */
export function recordPage({ cspSource, scriptUri, styleUri, language }: PageSources): string {
  const nonce = randomBytes(16).toString("base64");
  const policy = [
    "default-src 'none'",
    `style-src ${cspSource}`,
    `script-src 'nonce-${nonce}'`,
    // The page makes its worker from its own script; nothing else can make a blob here.
    "worker-src blob:",
    "form-action 'none'",
    "base-uri 'none'",
  ].join("; ");
  return `<!DOCTYPE html>
<html lang="${escapeAttribute(language)}">
  <head>
    <meta charset="utf-8" />
    <meta http-equiv="Content-Security-Policy" content="${escapeAttribute(policy)}" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <link rel="stylesheet" href="${escapeAttribute(styleUri)}" />
  </head>
  <body>
    <script nonce="${nonce}" src="${escapeAttribute(scriptUri)}"></script>
  </body>
</html>
`;
}

function escapeAttribute(value: string): string {
  return value.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
}
