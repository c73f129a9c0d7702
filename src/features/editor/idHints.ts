import * as vscode from "vscode";
import type { Event } from "../../model/event";
import type { KnownId, KnownIds } from "../../model/ids/knownIds";
import { nameIds } from "../../model/ids/namedIds";
import { areHintsOn, onDidChangeHints } from "../../platform/codeSettings";
import { EVERY_DOCUMENT, isCode } from "./documentIds";
import { describeIds, type IdMarkdownDependencies } from "./idMarkdown";
import { shortName } from "./idWords";

export interface IdHintsDependencies extends IdMarkdownDependencies {
  readonly knownIds: Pick<KnownIds, "lookup">;
  /** Other things are known than before; not too often. */
  readonly onDidChangeKnowledge: Event<void>;
  /** Told of visible ids that nothing is known of. Must return at once. */
  readonly onUnknown: (ids: ReadonlySet<string>) => void;
}

/** A hint that can say more when it is asked. */
class IdHint extends vscode.InlayHint {
  constructor(
    position: vscode.Position,
    readonly known: readonly KnownId[],
    name: string,
  ) {
    super(position, [new vscode.InlayHintLabelPart(name)]);
    this.paddingLeft = true;
  }
}

/** Names behind ids. Only what is known is shown, so that scrolling and typing never wait and never ask. */
export function registerIdHints(dependencies: IdHintsDependencies): vscode.Disposable {
  const didChange = new vscode.EventEmitter<void>();
  const provider = new IdHintsProvider(dependencies, didChange.event);
  return vscode.Disposable.from(
    didChange,
    dependencies.onDidChangeKnowledge(() => didChange.fire()),
    onDidChangeHints(() => didChange.fire()),
    vscode.languages.registerInlayHintsProvider(EVERY_DOCUMENT, provider),
  );
}

class IdHintsProvider implements vscode.InlayHintsProvider<IdHint> {
  readonly #dependencies: IdHintsDependencies;

  constructor(
    dependencies: IdHintsDependencies,
    readonly onDidChangeInlayHints: vscode.Event<void>,
  ) {
    this.#dependencies = dependencies;
  }

  provideInlayHints(document: vscode.TextDocument, range: vscode.Range): IdHint[] {
    if (!isCode(document) || !areHintsOn(document)) return [];
    const { knownIds, businesses, onUnknown } = this.#dependencies;
    const { named, unknown } = nameIds(document.getText(range), (id) => knownIds.lookup(id));
    const from = document.offsetAt(range.start);
    if (unknown.size > 0) onUnknown(unknown);
    return named.map(({ known, offset }) => {
      const [first] = known;
      return new IdHint(document.positionAt(from + offset), known, shortName(first, businesses));
    });
  }

  /** Only the hint that the mouse is over needs a tooltip and a link. */
  resolveInlayHint(hint: IdHint): IdHint {
    const [part] = typeof hint.label === "string" ? [] : hint.label;
    const ref = hint.known.find((known) => known.ref)?.ref;
    if (!part) return hint;
    part.tooltip = describeIds(hint.known, this.#dependencies);
    if (ref)
      part.command = {
        command: "kizen.openRecord",
        title: vscode.l10n.t("Open Record"),
        arguments: [{ ref }],
      };
    return hint;
  }
}
