import * as vscode from "vscode";
import type { Event } from "../../model/event";
import type { KnownIds } from "../../model/ids/knownIds";
import { firstOfEach, nameIds, type Explanation } from "../../model/ids/namedIds";
import { takeInSlices } from "../../model/slices";
import { toAbortSignal } from "../../platform/abortSignal";
import { areHintsOn, hintDensity, onDidChangeHints } from "../../platform/settings/hints";
import { t } from "../../platform/text/localize";
import { EVERY_DOCUMENT, isCode } from "./documentIds";
import { describeIds, type IdMarkdownDependencies } from "./idMarkdown";
import { oneLine, shortName } from "./shortName";
import type { NamesInDocuments } from "./namesInDocument";
import { Hint, HintPart } from "../../platform/text/hint";
import type { SafeText } from "../../model/text/safeText";

export interface IdHintsDependencies extends IdMarkdownDependencies {
  readonly knownIds: Pick<KnownIds, "lookup">;
  readonly namesInDocuments: NamesInDocuments;
  /** Other things are known than before; not too often. */
  readonly onDidChangeKnowledge: Event<void>;
  /** Told of visible ids that nothing is known of. Must return at once. */
  readonly onUnknown: (ids: ReadonlySet<string>) => void;
}

const START = new vscode.Position(0, 0);
/** Hints of one request: VS Code shows fewer in a line, and an endless line is asked for as a whole. */
const MOST_HINTS = 10_000;

/** A hint that can say more when it is asked. */
class IdHint extends Hint {
  constructor(
    position: vscode.Position,
    readonly explanation: Explanation,
    name: SafeText,
  ) {
    super(position, new HintPart(name));
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

  async provideInlayHints(
    document: vscode.TextDocument,
    range: vscode.Range,
    token: vscode.CancellationToken,
  ): Promise<IdHint[]> {
    if (!isCode(document) || !areHintsOn(document)) return [];
    const { knownIds, businesses, namesInDocuments, onUnknown } = this.#dependencies;
    // Awaited first: everything below must be of one version of the document.
    const names = await namesInDocuments.of(document);
    const density = hintDensity(document);
    const signal = toAbortSignal(token);
    const namesOf = (text: string, from: number) => {
      const sources = { lookup: (id: string) => knownIds.lookup(id), document: names, density };
      return takeInSlices(nameIds(text, from, sources), signal);
    };
    const isOnce = density === "once";
    const above = isOnce ? document.getText(new vscode.Range(START, range.start)) : "";
    const { named = [], unknown } =
      (await namesOf(document.getText(range), document.offsetAt(range.start))) ?? {};
    if (unknown && unknown.size > 0) onUnknown(unknown);
    const shown = !isOnce ? named : firstOfEach(named, (await namesOf(above, 0))?.named ?? []);
    // Who typed or scrolled meanwhile is shown others.
    if (token.isCancellationRequested) return [];
    return shown.slice(0, MOST_HINTS).map(({ offset, ...explanation }) => {
      const [first] = explanation.known;
      const name = first ? shortName(first, businesses) : oneLine(explanation.inDocument[0]?.label ?? "");
      return new IdHint(document.positionAt(offset), explanation, name);
    });
  }

  /** Only the hint that the mouse is over needs a tooltip and a link. */
  resolveInlayHint(hint: IdHint): IdHint {
    const [part] = typeof hint.label === "string" ? [] : hint.label;
    const ref = hint.explanation.known.find((known) => known.ref)?.ref;
    if (!part) return hint;
    part.tooltip = describeIds(hint.explanation, this.#dependencies);
    if (ref)
      part.command = {
        command: "kizen.openRecord",
        title: t("Open Record"),
        arguments: [{ ref }],
      };
    return hint;
  }
}
