import { encodeText } from "../../kizen";
import { objectKind } from "./objectKind";
import type { RecordKind } from "./recordKind";

/** A person whom a business is in contact with: named by first and last name, told apart by the e-mail address. */
export const contact: RecordKind = {
  ...objectKind("client_client", { singular: "Contact", label: "Contacts" }),
  icon: "person",
  summary: {
    label: ["full_name", "display_name", "name"],
    telling: ["email", "mobile_phone", "business_phone", "home_phone"],
    searched: ["email"],
  },
  webPath: (recordId) => `/client/${encodeText(recordId)}/details`,
};
