import type { NamePlace, NameProblem } from "../../../model/names/namePlace";
import { safeText, type SafeText } from "../../../model/text/safeText";
import { t } from "../../../platform/text/localize";
import type { SchemaOfDocument } from "./documentSchemas";

/** A name as it is written, as far as anybody reads it: a string of a program may be long. */
function quoted(written: string): string {
  const short = written.length > 80 ? `${written.slice(0, 80)}…` : written;
  return short;
}

/** What is wrong with a name. */
export function messageOfProblem(
  written: string,
  { kind }: NamePlace,
  problem: NameProblem,
  schema: SchemaOfDocument,
): SafeText {
  const [suggestion] = problem.suggestions;
  const fault = faultOf(quoted(written), kind, problem, schema);
  return suggestion === undefined ? fault : safeText`${fault} ${t("Did you mean `{0}`?", suggestion)}`;
}

function faultOf(
  written: string,
  kind: NamePlace["kind"],
  { kind: fault, object, field }: NameProblem,
  { names, businessName }: SchemaOfDocument,
): SafeText {
  if (fault === "archived") return t("`{0}` was archived in “{1}”.", written, businessName);
  const owner = object === undefined ? undefined : names.objects.get(object);
  const ownerName = (owner?.label ?? "") || (object ?? "");
  if (kind === "field") return t("{0} has no field `{1}`.", ownerName, written);
  if (kind === "option") {
    const label = owner?.fields.get(field ?? "")?.label ?? "";
    return t("“{0}” of {1} has no option `{2}`.", label || (field ?? ""), ownerName, written);
  }
  return kind === "object"
    ? t("“{0}” has no object `{1}`.", businessName, written)
    : t("“{0}” has no activity type `{1}`.", businessName, written);
}

/** Why it matters, and how sure it is. */
export function reasonOfProblem({ kind }: NamePlace, { businessName }: SchemaOfDocument): SafeText {
  const business = businessName;
  switch (kind) {
    case "field":
      return t(
        "Kizen leaves out a field name that it does not know, and answers as if nothing were wrong. All fields of this object were read from “{0}”, and this name is not among them.",
        business,
      );
    case "option":
      return t(
        "A value that is none of the field's options matches nothing in Kizen. All options of this field were read from “{0}”.",
        business,
      );
    case "object":
    case "activity":
      return t(
        "Kizen answers “not found” to such a path. All names of this kind were read from “{0}”.",
        business,
      );
  }
}
