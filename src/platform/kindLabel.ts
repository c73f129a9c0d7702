import { company } from "../model/kinds/company";
import { contact } from "../model/kinds/contact";
import type { KindLabel, RecordKind } from "../model/kinds/recordKind";
import { safe, type SafeText } from "../model/text/safeText";
import { t } from "./text/localize";

/** A kind's words, to be shown. */
interface SafeKindLabel extends KindLabel {
  readonly one: SafeText;
  readonly many: SafeText;
}

/** In the language of the editor, what the product itself calls a kind; what a business calls it stays in its words. */
const translated = new Map<KindLabel, () => SafeKindLabel>([
  [company.label, () => ({ one: t("Company"), many: t("Companies") })],
  [contact.label, () => ({ one: t("Contact"), many: t("Contacts") })],
]);

export function kindLabel({ label }: Pick<RecordKind, "label">): SafeKindLabel {
  return translated.get(label)?.() ?? { one: safe(label.one), many: safe(label.many) };
}
