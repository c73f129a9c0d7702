import type { SchemaTexts, SchemaThing } from "../../model/schema/schemaThing";
import { safe, type SafeText } from "../../model/text/safeText";
import { t } from "../../platform/text/localize";

/** What was copied of a thing. */
export type CopiedText = keyof SchemaTexts;

/** What the status bar says after a copy of one thing, or of several. */
export function schemaCopyNotice(what: CopiedText, things: readonly SchemaThing[]): SafeText {
  const [only] = things;
  if (!only || things.length > 1) return copiedOfSeveral(what, things.length);
  const thing = nameOf(only);
  switch (what) {
    case "id":
      return t("Copied the ID of {0}", thing);
    case "apiName":
      return t("Copied the API name of {0}", thing);
    case "label":
      return t("Copied the label of {0}", thing);
    case "reference":
      return t("Copied the reference of {0}", thing);
    case "filterReference":
      return t("Copied the filter reference of {0}", thing);
    case "json":
      return t("Copied the JSON of {0}", thing);
  }
}

function copiedOfSeveral(what: CopiedText, count: number): SafeText {
  switch (what) {
    case "id":
      return t("Copied {0} IDs", count);
    case "apiName":
      return t("Copied {0} API names", count);
    case "label":
      return t("Copied {0} labels", count);
    case "reference":
      return t("Copied {0} references", count);
    case "filterReference":
      return t("Copied {0} filter references", count);
    case "json":
      return t("Copied the JSON of {0} rows", count);
  }
}

/** As in “option Trade Show”. */
function nameOf({ what, info: { label } }: SchemaThing): SafeText {
  const name = safe(label);
  switch (what) {
    case "object":
      return t("object {0}", name);
    case "field":
      return t("field {0}", name);
    case "category":
      return t("field category {0}", name);
    case "option":
      return t("option {0}", name);
    case "stage":
      return t("stage {0}", name);
    case "activityType":
      return t("activity type {0}", name);
    case "automation":
      return t("automation {0}", name);
    case "person":
      return t("team member {0}", name);
    case "role":
      return t("role {0}", name);
  }
}
