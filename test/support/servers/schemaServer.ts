import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { json } from "./scriptedServer";

/** Answers of a business of the current generation, by path below `/api`: a value, or a status and a value. */
export type SchemaAnswers = Record<string, unknown>;

/** A list in Kizen's envelope. */
export function envelope(results: readonly unknown[], next: string | null = null) {
  return { count: results.length, next, previous: null, results };
}

export function refusal(status: number, code: string) {
  return { status, body: { detail: "Not this.", code } };
}

export const deals = {
  id: "o-deals",
  name: "deals",
  object_name: "Deals",
  entity_name: "Deal",
  object_type: "pipeline",
};
const contacts = {
  id: "o-contacts",
  name: "client_client",
  object_name: "Contacts",
  entity_name: "Contact",
  object_type: "standard",
};
export const lots = {
  id: "o-lots",
  name: "tax_lot",
  object_name: "Tax Lots",
  entity_name: "Tax Lot",
  object_type: "standard",
};

/** A pipeline with two stages and a field with options, contacts, and a custom object without fields. */
export function smallSchema(): SchemaAnswers {
  return {
    "/custom-objects": envelope([deals, contacts, lots]),
    "/custom-objects/deals/fields": [
      {
        id: "f-name",
        name: "name",
        display_name: "Name",
        field_type: "text",
        category: "c-1",
        is_required: true,
      },
      {
        id: "f-size",
        name: "size",
        display_name: "Deal Size",
        field_type: "dropdown",
        category: "c-1",
        options: [
          { id: "op-s", name: "Small", code: "s", order: 0 },
          { id: "op-l", name: "Large", code: "", order: 1 },
        ],
      },
      {
        id: "f-who",
        name: "who",
        display_name: "Who",
        field_type: "relationship",
        category: "c-2",
        relation: {
          related_object: "o-contacts",
          related_object_object_name: "client_client",
          relation_type: "primary",
        },
      },
    ],
    "/custom-objects/client_client/fields": [
      {
        id: "f-mail",
        name: "email",
        display_name: "Email",
        field_type: "email",
        is_read_only: true,
        is_hidden: true,
      },
    ],
    "/custom-objects/tax_lot/fields": [],
    "/custom-objects/deals/categories": [
      { id: "c-1", name: "Deal", order: 0 },
      { id: "c-2", name: "People", order: 1 },
    ],
    "/pipelines/o-deals/stages": [
      { id: "s-new", name: "New", status: "open" },
      { id: "s-won", name: "Won", status: "won" },
    ],
    "/activities": envelope([{ id: "a-call", name: "Call", api_name: "call" }]),
    "/activities/a-call/fields": [
      { id: "f-note", name: "note", display_name: "Note", field_type: "longtext" },
    ],
    "/automation2/automations": envelope([
      { id: "au-1", name: "Welcome", api_name: "welcome", active: true },
    ]),
    "/role": envelope([{ id: "r-1", name: "Seller" }]),
    "/team": [{ id: "p-1", full_name: "Ada Byron", email: "ada@x.example" }],
    "/records/deals/search": envelope([
      {
        id: "d-1",
        fields: { a: { name: "name", value: "Big One" }, b: { name: "stage", value: { name: "New" } } },
      },
    ]),
  };
}

/** The same with a deal and a tax lot that lead to each other, and a tax lot that leads to another one. */
export function circularSchema(): SchemaAnswers {
  const leadsTo = (target: typeof deals, name: string) => ({
    id: `f-${name}`,
    name,
    display_name: `Leads to ${name}`,
    field_type: "relationship",
    relation: {
      related_object: target.id,
      related_object_object_name: target.name,
      related_object_name: target.object_name,
      relation_type: "primary",
    },
  });
  return {
    ...smallSchema(),
    "/custom-objects": envelope([deals, lots]),
    "/custom-objects/deals/fields": [leadsTo(lots, "lot")],
    "/custom-objects/tax_lot/fields": [leadsTo(deals, "deal"), leadsTo(lots, "parent")],
  };
}

/** Serves the answers; what is not among them is not there. */
export function schemaServer(answers: SchemaAnswers): RequestListener {
  return (request: IncomingMessage, response: ServerResponse) => {
    const { pathname } = new URL(request.url ?? "", "http://127.0.0.1");
    const answer = answers[pathname.slice("/api".length)];
    if (answer === undefined) json(response, 404, { detail: "Not found.", code: "not_found" });
    else if (isStatus(answer)) json(response, answer.status, answer.body);
    else json(response, 200, answer);
  };
}

function isStatus(answer: unknown): answer is { readonly status: number; readonly body: unknown } {
  return typeof answer === "object" && answer !== null && "status" in answer && "body" in answer;
}

/** An id as Kizen has them: another one in each family for the same short one, such as `f-size`. */
export function uuidOf(short: string, family: string): string {
  const hex = Buffer.from(short.padEnd(8, "_")).toString("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8000-${family.repeat(12)}`;
}

/** The same schema with the ids of a family, in answers and in their addresses. */
export function withUuids(answers: SchemaAnswers, family: string): SchemaAnswers {
  const short = /(?<=["/])(?:o|f|op|c|s|a|au|r|p)-[a-z0-9]+(?=["/])/g;
  return JSON.parse(JSON.stringify(answers).replace(short, (id) => uuidOf(id, family))) as SchemaAnswers;
}
