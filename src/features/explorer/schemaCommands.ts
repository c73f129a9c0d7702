import * as vscode from "vscode";
import type { CommandsOf, NameForm, SchemaTarget } from "../../commands";
import { UserFacingError } from "../../model/errorText";
import type { StateStore } from "../../model/ports";
import type { FoundThing } from "../../model/schema/foundThing";
import { schemaTexts, type SchemaTexts, type SchemaThing } from "../../model/schema/schemaThing";
import { insertIds, writableEditor } from "../../platform/insertIds";
import { t } from "../../platform/text/localize";
import { showNotice } from "../../platform/text/messages";
import { InsertForms } from "./insertForms";
import { schemaCopyNotice, type CopiedText } from "./schemaCopyNotice";

type SchemaCommand =
  | "kizen.copyPreferred"
  | "kizen.copyApiName"
  | "kizen.copySchemaId"
  | "kizen.copyLabel"
  | "kizen.copyReference"
  | "kizen.copyFilterReference"
  | "kizen.copySchemaJson"
  | "kizen.insertApiName"
  | "kizen.revealInSchema";

export interface SchemaCommandsDependencies {
  /** Keeps which form was chosen for which language. */
  readonly state: StateStore;
  /** Asks where ids of one business would go into a folder that is pinned to another. */
  readonly mayInsert: (
    uri: vscode.Uri,
    refs: readonly { readonly businessKey: string }[],
  ) => Promise<boolean>;
  /** Selects the thing's row in the sidebar. */
  readonly revealThing: (thing: FoundThing) => Promise<void>;
}

/** Copies and inserts what code calls the parts of a schema: of one row, or of all that are selected. */
export function schemaCommands({
  state,
  mayInsert,
  revealThing,
}: SchemaCommandsDependencies): CommandsOf<SchemaCommand> {
  const forms = new InsertForms(state);
  const copy = (pick: (texts: SchemaTexts) => CopiedText) => {
    return async (target: SchemaTarget, selection?: readonly SchemaTarget[]) => {
      const chosen = textsOf(target, selection, (texts) => texts[pick(texts)]);
      await vscode.env.clipboard.writeText(chosen.map(({ text }) => text).join("\n"));
      const things = chosen.map(({ thing }) => thing);
      const [first] = things;
      if (first) showNotice(schemaCopyNotice(pick(schemaTexts(first)), things));
    };
  };
  return {
    "kizen.copyPreferred": copy(nameInCode),
    "kizen.copyApiName": copy(() => "apiName"),
    "kizen.copySchemaId": copy(() => "id"),
    "kizen.copyLabel": copy(() => "label"),
    "kizen.copyReference": copy(() => "reference"),
    "kizen.copyFilterReference": copy(() => "filterReference"),
    "kizen.copySchemaJson": copy(() => "json"),
    "kizen.insertApiName": async (target, selection, chosen) => {
      const rows = rowsOf(target, selection);
      const language = writableEditor()?.document.languageId;
      if (chosen !== undefined && language !== undefined) await forms.choose(language, chosen);
      const form = chosen ?? forms.of(language);
      const texts = textsOf(target, selection, inserted(form));
      const refs = rows.flatMap(({ businessKey }) => (businessKey === undefined ? [] : [{ businessKey }]));
      // A name is the same in each business, or is meant to be; an id is not.
      const written = texts.map(({ text }) => text);
      await insertIds(written, (uri) => (form === "id" ? mayInsert(uri, refs) : Promise.resolve(true)));
    },
    "kizen.revealInSchema": (thing) => revealThing(thing),
  };
}

function inserted(form: NameForm): (texts: SchemaTexts) => string {
  return (texts) => (form === "id" && texts.id) || (texts[nameInCode(texts)] ?? texts.label);
}

/** What code mostly writes: an API name; of what has none, the id. */
function nameInCode({ apiName, id }: SchemaTexts): "apiName" | "id" | "label" {
  if (apiName !== undefined) return "apiName";
  return id === undefined ? "label" : "id";
}

/** @throws UserFacingError where none of the rows has what is asked for */
function textsOf(
  target: SchemaTarget,
  selection: readonly SchemaTarget[] | undefined,
  pick: (texts: SchemaTexts) => string | undefined,
): { readonly thing: SchemaThing; readonly text: string }[] {
  const texts = rowsOf(target, selection).flatMap(({ thing }) => {
    const text = thing && pick(schemaTexts(thing));
    return thing && text !== undefined ? [{ thing, text }] : [];
  });
  if (texts.length === 0) throw new UserFacingError(t("There is nothing of this kind to copy here."));
  return texts;
}

/** A menu on a row outside of the selection is for that row alone. */
function rowsOf(target: SchemaTarget, selection: readonly SchemaTarget[] | undefined) {
  return selection?.includes(target) ? selection : [target];
}
