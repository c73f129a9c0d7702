import type { SchemaThing } from "../model/schema/schemaThing";
import { t } from "./text/localize";

export const thingIcons: Readonly<Record<SchemaThing["what"], string>> = {
  object: "symbol-class",
  field: "symbol-field",
  category: "symbol-namespace",
  option: "symbol-enum-member",
  stage: "milestone",
  activityType: "checklist",
  automation: "zap",
  person: "person",
  role: "shield",
};

/** What code calls a thing, then what kind of thing it is. */
export function describeThing(thing: SchemaThing): string[] {
  switch (thing.what) {
    case "object":
      return [thing.info.apiName, thing.info.type === "pipeline" ? t("pipeline") : ""];
    case "field": {
      const { apiName, type, isRequired, isReadOnly, isHidden } = thing.info;
      return [
        ...[apiName, type],
        ...(isRequired ? [t("required")] : []),
        ...(isReadOnly ? [t("read only")] : []),
        ...(isHidden ? [t("hidden")] : []),
      ];
    }
    case "option":
      return [thing.info.code || thing.info.id.slice(0, 8)];
    case "stage":
      return [thing.info.status];
    case "activityType":
      return [thing.info.apiName, thing.info.isEnabled ? "" : t("disabled")];
    case "automation":
      return [thing.info.apiName, thing.info.isActive ? "" : t("inactive")];
    case "person":
      return [thing.info.email];
    case "category":
    case "role":
      return [];
  }
}
