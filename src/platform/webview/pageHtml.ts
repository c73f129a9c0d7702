import { randomBytes } from "node:crypto";

export interface PageSources {
  /** The origin that VS Code serves the extension's own files from. */
  readonly cspSource: string;
  readonly scriptUri: string;
  readonly styleUri: string;
  /** The page makes a worker from its own script. */
  readonly hasWorker: boolean;
  /** A language tag, for hyphenation, screen readers and the page's number format. */
  readonly language: string;
}

/**
 * The page, empty: its script builds everything from messages, so no value of Kizen is ever written into HTML.
 * The policy allows this one script, a worker made by it where it makes one, and the extension's style sheet, and nothing
 * else: no inline script or style, no image, font, frame, form or connection.
 */
export function pageHtml({ cspSource, scriptUri, styleUri, hasWorker, language }: PageSources): string {
  const nonce = randomBytes(16).toString("base64");
  const policy = [
    "default-src 'none'",
    `style-src ${cspSource}`,
    `script-src 'nonce-${nonce}'`,
    // Nothing but the script can make a blob here.
    ...(hasWorker ? ["worker-src blob:"] : []),
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
