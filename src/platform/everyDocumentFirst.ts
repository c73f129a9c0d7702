import type * as vscode from "vscode";

/** Every document, by a pattern: `*` ranks us behind a language's own provider; a pattern does not. */
export const EVERY_DOCUMENT_FIRST: vscode.DocumentSelector = { pattern: "**" };
