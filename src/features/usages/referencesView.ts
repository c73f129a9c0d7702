import * as vscode from "vscode";
import { UserFacingError } from "../../model/errorText";
import { t } from "../../platform/text/localize";
import { fileItem, TreeItem, type MarkedLabel } from "../../platform/text/treeItem";
import type { SafeText } from "../../model/text/safeText";

/** Places in files, as VS Code's References view lists them. */
export interface PlaceFile {
  readonly uri: vscode.Uri;
  readonly places: readonly Place[];
}

interface Place {
  readonly range: vscode.Range;
  readonly label: MarkedLabel;
  readonly description?: SafeText;
}

/** The part of the view's API that is needed; VS Code's built-in extension documents it in its `references-view.d.ts`. */
interface ReferencesViewApi {
  setInput(input: TreeInput): void;
}

interface TreeInput {
  readonly contextValue: string;
  readonly title: SafeText;
  readonly location: vscode.Location;
  resolve(): TreeModel;
  with(location: vscode.Location): TreeInput;
}

interface TreeModel {
  readonly provider: vscode.TreeDataProvider<Row>;
  readonly message: SafeText;
  readonly navigation: {
    nearest(uri: vscode.Uri, position: vscode.Position): Row | undefined;
    next(from: Row): Row;
    previous(from: Row): Row;
    location(item: Row): vscode.Location | undefined;
  };
}

interface FileRow {
  readonly type: "file";
  readonly uri: vscode.Uri;
  readonly rows: PlaceRow[];
}

interface PlaceRow {
  readonly type: "place";
  readonly file: FileRow;
  readonly place: Place;
}

type Row = FileRow | PlaceRow;

const EXTENSION = "vscode.references-view";

/** Shows places in VS Code's own References view, where F4 goes from one to the next. There has to be one. */
export async function showInReferencesView(
  title: SafeText,
  message: SafeText,
  files: readonly PlaceFile[],
): Promise<void> {
  const api = await vscode.extensions.getExtension<ReferencesViewApi | undefined>(EXTENSION)?.activate();
  if (!api) {
    throw new UserFacingError(
      t("VS Code's built-in extension “Reference Search View” is disabled; it is needed to list places."),
    );
  }
  const model = createModel(files, message);
  const [first] = files;
  const [place] = first?.places ?? [];
  if (!first || !place) throw new RangeError("There is nothing to show.");
  const input: TreeInput = {
    contextValue: "kizen.usages",
    title,
    location: new vscode.Location(first.uri, place.range.start),
    resolve: () => model,
    with: () => input,
  };
  api.setInput(input);
}

function createModel(files: readonly PlaceFile[], message: SafeText): TreeModel {
  const roots = files.map(({ uri, places }): FileRow => {
    const file: FileRow = { type: "file", uri, rows: [] };
    file.rows.push(...places.map((place): PlaceRow => ({ type: "place", file, place })));
    return file;
  });
  const rows = roots.flatMap((file) => file.rows);
  const step = (from: Row, by: number): Row => {
    const at = rows.indexOf(from.type === "file" ? (from.rows[0] as PlaceRow) : from);
    return rows[(at + by + rows.length) % rows.length] ?? from;
  };
  return {
    message,
    provider: {
      getTreeItem: toItem,
      getChildren: (row) => (row ? (row.type === "file" ? row.rows : []) : roots),
      getParent: (row) => (row.type === "place" ? row.file : undefined),
    },
    navigation: {
      nearest: (uri, position) => {
        const file = roots.find((root) => root.uri.toString() === uri.toString()) ?? roots[0];
        return file?.rows.find(({ place }) => place.range.end.isAfterOrEqual(position)) ?? file?.rows[0];
      },
      next: (from) => step(from, 1),
      previous: (from) => step(from, -1),
      location: (row) =>
        row.type === "place" ? new vscode.Location(row.file.uri, row.place.range) : undefined,
    },
  };
}

function toItem(row: Row): vscode.TreeItem {
  if (row.type === "file") return fileItem(row.uri);
  const { place, file } = row;
  const item = new TreeItem(place.label, vscode.TreeItemCollapsibleState.None);
  if (place.description !== undefined) item.description = place.description;
  item.command = {
    command: "vscode.open",
    title: t("Open Place"),
    arguments: [file.uri, { selection: place.range } satisfies vscode.TextDocumentShowOptions],
  };
  return item;
}
