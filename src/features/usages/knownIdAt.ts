import type * as vscode from "vscode";
import { scanIds } from "../../model/ids/scanIds";
import type { KnownId, KnownIds } from "../../model/ids/knownIds";

/** What is known of the id at a place, also at its very end. */
export function knownIdAt(
  document: vscode.TextDocument,
  { line, character }: vscode.Position,
  knownIds: Pick<KnownIds, "lookup">,
): readonly KnownId[] {
  const found = scanIds(document.lineAt(line).text).find(
    ({ start, end }) => start <= character && character <= end,
  );
  return found ? knownIds.lookup(found.id) : [];
}
