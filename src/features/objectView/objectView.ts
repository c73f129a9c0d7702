import * as vscode from "vscode";
import type { Disposable } from "../../model/event";
import { titleText } from "../../model/text/titleText";
import { createPanel, titled } from "../../platform/text/panels";
import { isObjectRef } from "./messageCheck";
import { ObjectPanel, type ObjectPanelDependencies } from "./objectPanel";
import type { ObjectRef } from "./protocol";

/** The type of its tabs, as in the manifest's activation events. */
export const OBJECT_VIEW = "kizen.objectView";

export interface ObjectView extends Disposable {
  /** Takes back tabs from before the window was loaded again. */
  readonly serializer: vscode.WebviewPanelSerializer;
  /**
   * Shows the tab of an object, which is named by its UUID or its API name, and goes to one of its fields where that is
   * named by its UUID or its API name. Resolves when its fields are there or their failure is shown.
   */
  readonly open: (
    businessKey: string,
    objectId: string,
    options?: { readonly fieldId?: string | undefined },
  ) => Promise<void>;
}

/** Tabs with the fields of objects, one an object; they come back after the window is loaded again. */
export function registerObjectView(dependencies: ObjectPanelDependencies): ObjectView {
  const { extensionUri, schemas } = dependencies;
  const panels = new Map<vscode.WebviewPanel, ObjectPanel>();

  /** Its UUID where it is known, so that an object is the same however it was named. */
  const idOf = ({ businessKey, objectId }: ObjectRef) =>
    schemas.of(businessKey).object(objectId)?.id ?? objectId;
  const find = (ref: ObjectRef) =>
    [...panels].find(([, one]) => one.ref.businessKey === ref.businessKey && idOf(one.ref) === idOf(ref));

  const adopt = (tab: vscode.WebviewPanel, ref: ObjectRef): ObjectPanel => {
    const open = (other: ObjectRef) => void view.open(other.businessKey, other.objectId);
    const panel = new ObjectPanel(titled(tab), ref, { ...dependencies, open });
    const icon = (theme: string) => vscode.Uri.joinPath(extensionUri, "media", `object-${theme}.svg`);
    tab.iconPath = { light: icon("light"), dark: icon("dark") };
    panels.set(tab, panel);
    tab.onDidDispose(() => {
      panel.dispose();
      panels.delete(tab);
    });
    return panel;
  };

  const serializer: vscode.WebviewPanelSerializer = {
    deserializeWebviewPanel: (tab, saved: unknown) => {
      const ref = (saved as { readonly ref?: unknown } | undefined)?.ref;
      // A state from elsewhere, or an object that was opened anew before its old tab came back.
      if (!isObjectRef(ref) || find(ref)) tab.dispose();
      else void adopt(tab, ref).load({ isFresh: false });
      return Promise.resolve();
    },
  };
  const registration = vscode.window.registerWebviewPanelSerializer(OBJECT_VIEW, serializer);

  const view: ObjectView = {
    serializer,
    open: async (businessKey, objectId, { fieldId } = {}) => {
      const named = { businessKey, objectId };
      const ref = { businessKey, objectId: idOf(named) };
      const [tab, existing] = find(ref) ?? [];
      tab?.reveal();
      const panel = existing ?? adopt(createPanel(OBJECT_VIEW, titleText(objectId)), ref);
      if (fieldId !== undefined) panel.reveal(fieldId);
      if (!existing) await panel.load({ isFresh: false });
      else if (existing.hasFailed) await panel.load({ isFresh: true });
    },
    dispose() {
      registration.dispose();
      for (const tab of [...panels.keys()]) tab.dispose();
    },
  };
  return view;
}
