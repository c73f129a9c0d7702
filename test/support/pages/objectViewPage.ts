import { readFileSync } from "node:fs";
import path from "node:path";
import type { Browser } from "playwright-core";
import type {
  FromPage,
  ObjectField,
  PageStrings,
  Status,
  ToPage,
} from "../../../src/features/objectView/protocol";
import { openPage, type PageFiles, type PageInBrowser } from "./pageInBrowser";

export const ref = { businessKey: "b1", objectId: "0b0ec700-5c1b-4f7e-9a2d-0b1c2d3e4f50" };

/** The page's words, read from where the host has them: that file needs the editor. */
export const strings = Object.fromEntries(
  [
    ...readFileSync(path.join(__dirname, "../../../src/features/objectView/strings.ts"), "utf8").matchAll(
      /^ {4}(\w+): t\(\s*"(.*)",?\s*\),$/gm,
    ),
  ].map(([, name, text]) => [name, text]),
) as unknown as PageStrings;

/** The page of the object view in a browser. */
export interface ObjectViewPage extends PageInBrowser<FromPage, ToPage> {
  /** Sends what the host answers to `ready`, with these fields. */
  show(fields: readonly ObjectField[], status?: Status): Promise<void>;
}

export function fieldsMessage(fields: readonly ObjectField[]): ToPage {
  return { type: "fields", objectName: "deals", fields, readAt: Date.UTC(2026, 0, 2, 3, 4, 5) };
}

export async function openObjectViewPage(browser: Browser, files: PageFiles): Promise<ObjectViewPage> {
  const opened = await openPage<FromPage, ToPage>(browser, files, { hasWorker: false });
  return {
    ...opened,
    show: (fields, status = { state: "idle" }) =>
      opened.send(
        { type: "init", ref, strings },
        {
          type: "heading",
          name: "Deals",
          apiName: "deals",
          kindLabel: "Pipeline",
          businessName: "Acme",
          isSample: false,
          isProduction: false,
        },
        fieldsMessage(fields),
        { type: "status", status },
      ),
  };
}

/** A field with what is given, and the rest as an ordinary one has it. */
export function fieldOf(apiName: string, rest: Partial<ObjectField> = {}): ObjectField {
  const id = rest.id ?? `f-${apiName}`;
  return {
    id,
    apiName,
    label: apiName.charAt(0).toUpperCase() + apiName.slice(1),
    type: "text",
    category: "Deal",
    description: "",
    isRequired: false,
    isReadOnly: false,
    isHidden: false,
    options: [],
    relation: "",
    relationId: "",
    reference: `deals.${apiName}`,
    filterReference: `"custom"::${id}`,
    ...rest,
  };
}

/** A name, a choice of three, a relation and a hidden number. */
export const fewFields: readonly ObjectField[] = [
  fieldOf("name", { label: "Deal Name", isRequired: true }),
  fieldOf("source", {
    label: "Lead Source",
    type: "dropdown",
    category: "Marketing",
    options: [
      { id: "op-trade", label: "Trade Show", code: "trade" },
      { id: "op-web", label: "Website", code: "web" },
      { id: "op-ref", label: "Referral", code: "" },
    ],
  }),
  fieldOf("company", {
    label: "Company",
    type: "relationship",
    relation: "Companies",
    relationId: "o-companies",
  }),
  fieldOf("amount", { label: "Amount", type: "decimal", isReadOnly: true, isHidden: true }),
];
