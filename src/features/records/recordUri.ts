import * as vscode from "vscode";
import {
  formInQuery,
  recordPath,
  recordQuery,
  refInQuery,
  type AddressNames,
  type RecordForm,
} from "../../model/records/recordPath";
import type { RecordRef } from "../../model/recordRef";

/** The scheme of records shown as JSON documents. What begins with it and a hyphen is a record's, too. */
export const SCHEME = "kizen";

/** The address of a record's document: names to read in its path, and in its query which record it is. No key. */
export function recordUri(
  ref: RecordRef,
  names: AddressNames,
  form: RecordForm = {},
  scheme = SCHEME,
): vscode.Uri {
  return vscode.Uri.from({ scheme, path: recordPath(names), query: recordQuery(ref, form) });
}

/** The record a document shows, or undefined for other documents and for the folders above a record. */
export function refOfUri(uri: vscode.Uri): RecordRef | undefined {
  const isRecord = uri.scheme === SCHEME || uri.scheme.startsWith(`${SCHEME}-`);
  return isRecord && uri.path.endsWith(".json") ? refInQuery(uri.query) : undefined;
}

export function formOfUri({ query }: vscode.Uri): RecordForm {
  return formInQuery(query);
}
