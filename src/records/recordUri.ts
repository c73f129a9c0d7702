import * as vscode from "vscode";
import { recordPath, recordQuery, refInQuery, type AddressNames } from "../model/recordAddress";
import type { RecordRef } from "../model/recordRef";

/** The scheme of records shown as JSON documents. */
export const SCHEME = "kizen";

export function recordUri(ref: RecordRef, names: AddressNames): vscode.Uri {
  return vscode.Uri.from({ scheme: SCHEME, path: recordPath(names), query: recordQuery(ref) });
}

/** The record a document shows, or undefined for other documents. */
export function refOfUri(uri: vscode.Uri): RecordRef | undefined {
  return uri.scheme === SCHEME ? refInQuery(uri.query) : undefined;
}
