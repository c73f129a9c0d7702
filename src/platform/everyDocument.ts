import type * as vscode from "vscode";

/**
 * Every document, by a pattern: with `*`, VS Code asks for suggestions only where a language's own provider, as JSON's
 * and TypeScript's, has none, and puts its own way to paste text before ours.
 */
export const EVERY_DOCUMENT_FIRST: vscode.DocumentSelector = { pattern: "**" };
