import * as vscode from "vscode";
import type { CommandsOf } from "../../commands";
import type { Businesses } from "../../model/businesses/businesses";
import { UserFacingError } from "../../model/errorText";
import type { Disposable } from "../../model/event";
import { comparedTexts } from "../../model/schema/changes/comparedTexts";
import { changesText } from "../../model/schema/changes/changesText";
import type { SchemaHistory, FoundChanges } from "../../model/schema/changes/schemaHistory";
import { businessName } from "../../platform/businessName";
import { showComparison } from "../../platform/text/comparison";
import { t } from "../../platform/text/localize";
import { showMessage } from "../../platform/text/messages";

/** The scheme of what a schema was and is; all of ours begin alike. */
const SCHEME = "kizenchanges";

export interface SchemaChangesDependencies {
  readonly businesses: Pick<Businesses, "active" | "get">;
  readonly history: Pick<SchemaHistory, "of" | "onDidFind">;
  /** Another scheme than the extension's, beside which tests run. */
  readonly scheme?: string;
}

export interface SchemaChangesView extends Disposable {
  readonly commands: CommandsOf<"kizen.showSchemaChanges">;
}

interface Side {
  readonly businessKey: string;
  readonly side: "before" | "after";
}

/** Tells once what changed in a schema since it was last read, and lays what was beside what is. */
export function registerSchemaChanges({
  businesses,
  history,
  scheme = SCHEME,
}: SchemaChangesDependencies): SchemaChangesView {
  const uriOf = (businessKey: string, side: Side["side"]) =>
    vscode.Uri.from({ scheme, path: `/${side}.json`, query: JSON.stringify({ businessKey, side }) });
  const textOf = ({ query }: vscode.Uri): string => {
    const { businessKey, side } = JSON.parse(query) as Side;
    const changes = history.of(businessKey);
    return changes
      ? comparedTexts(changes)[side]
      : t("What was compared is gone: it is not kept over a reload.");
  };
  const didChange = new vscode.EventEmitter<vscode.Uri>();
  const compare = async (businessKey: string) => {
    const name = businessName(businesses.get(businessKey));
    if (!history.of(businessKey)) {
      throw new UserFacingError(t("Nothing changed in the schema of {0} since it was last read.", name));
    }
    const [before, after] = [uriOf(businessKey, "before"), uriOf(businessKey, "after")];
    await showComparison(before, after, t("Schema of {0}: Last Time ↔ Now", name));
  };
  const tell = async ({ businessKey, changes }: FoundChanges) => {
    // A comparison that is open shows other changes from now on.
    for (const side of ["before", "after"] as const) didChange.fire(uriOf(businessKey, side));
    const since = new Date(changes.since).toLocaleString(vscode.env.language, {
      dateStyle: "medium",
      timeStyle: "short",
    });
    const name = businessName(businesses.get(businessKey));
    const text = t("{0}, since {1}: {2}.", name, since, changesText(changes, t));
    const compareTitle = t("Compare");
    const chosen = await showMessage("information", { text }, compareTitle);
    if (chosen === compareTitle) await compare(businessKey);
  };
  const parts = vscode.Disposable.from(
    didChange,
    vscode.workspace.registerTextDocumentContentProvider(scheme, {
      onDidChange: didChange.event,
      provideTextDocumentContent: textOf,
    }),
  );
  const subscription = history.onDidFind((found) => void tell(found));
  return {
    commands: {
      "kizen.showSchemaChanges": async (target) => {
        const businessKey = target?.businessKey ?? businesses.active?.key;
        if (businessKey !== undefined) await compare(businessKey);
      },
    },
    dispose: () => {
      subscription.dispose();
      parts.dispose();
    },
  };
}
