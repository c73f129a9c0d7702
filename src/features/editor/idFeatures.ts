import * as vscode from "vscode";
import type { CommandsOf } from "../../commands";
import { Emitter, type Disposable, type Event } from "../../model/event";
import { toggleHints } from "../../platform/settings/hints";
import { t } from "../../platform/text/localize";
import { registerIdDefinition, type IdDefinitionDependencies } from "./idDefinition";
import { registerIdHints, type IdHintsDependencies } from "./idHints";
import { registerIdHover, type IdHoverDependencies } from "./idHover";
import { registerIdLinks } from "./idLinks";
import { NamesInDocuments } from "./namesInDocument";
import { createVisibleIds, type VisibleIdsDependencies } from "./visibleIds";
import { showNotice } from "../../platform/text/messages";

export interface IdFeaturesDependencies
  extends
    Omit<IdHintsDependencies, "onDidChangeKnowledge" | "onUnknown" | "namesInDocuments">,
    Omit<IdDefinitionDependencies, "namesInDocuments">,
    VisibleIdsDependencies {
  readonly resolver: IdHoverDependencies["resolver"];
  readonly knownIds: IdHintsDependencies["knownIds"] & { readonly onDidChange: Event<void> };
}

/** Milliseconds in which changes of what is known are gathered. */
const GATHERING = 250;
/** Milliseconds between two redraws: an index reads a page every few hundredths of a second. */
const PAUSE = 2000;

/** Everything that explains ids where they stand: hover, hints, definitions and links. */
export function registerIdFeatures(dependencies: IdFeaturesDependencies): Disposable {
  const didChangeKnowledge = new Emitter<void>();
  let timer: NodeJS.Timeout | undefined;
  let redrawn = 0;
  const redraw = () => {
    timer = undefined;
    redrawn = Date.now();
    didChangeKnowledge.fire();
  };
  const subscription = dependencies.knownIds.onDidChange(() => {
    timer ??= setTimeout(redraw, Math.max(GATHERING, redrawn + PAUSE - Date.now()));
  });
  const onDidChangeKnowledge = didChangeKnowledge.event;
  const namesInDocuments = new NamesInDocuments();
  const visibleIds = createVisibleIds(dependencies);
  return vscode.Disposable.from(
    registerIdHover({ ...dependencies, namesInDocuments }),
    registerIdHints({
      ...dependencies,
      namesInDocuments,
      onDidChangeKnowledge,
      onUnknown: (ids) => visibleIds.note(ids),
    }),
    registerIdDefinition({ ...dependencies, namesInDocuments }),
    registerIdLinks({ ...dependencies, onDidChangeKnowledge }),
    visibleIds,
    subscription,
    didChangeKnowledge,
    { dispose: () => clearTimeout(timer) },
  );
}

export function idCommands(): CommandsOf<"kizen.toggleHints"> {
  return {
    "kizen.toggleHints": async () => {
      const isOn = await toggleHints(vscode.window.activeTextEditor?.document);
      const notice = isOn ? t("ID names are shown") : t("ID names are hidden");
      showNotice(notice);
    },
  };
}
