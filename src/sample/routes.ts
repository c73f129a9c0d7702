import { activities, activityFields, automations, bootstrap, business, roles, team } from "./business";
import { companyIndex, companyV2 } from "./companies";
import { findObject, objectRows, type SampleObject } from "./objects/objects";
import { LARGEST_PAGE, page, type SampleAnswer, type SampleData, type SampleRequest } from "./sampleRequest";
import type { Json } from "./toJson";

type Handler = (request: SampleRequest, data: SampleData, parameters: readonly string[]) => SampleAnswer;

interface Route {
  readonly method: "GET" | "POST";
  readonly path: RegExp;
  readonly generation?: "v2" | "records";
  readonly handle: Handler;
}

const NOT_FOUND: SampleAnswer = { status: 404, body: { detail: "Not found.", code: "not_found" } };
const REFUSED: SampleAnswer = {
  status: 403,
  body: { detail: "You do not have permission to perform this action.", code: "permission_denied" },
};

const ok = (body: Json): SampleAnswer => ({ status: 200, body });

const routes: readonly Route[] = [
  {
    method: "GET",
    path: /^\/auth\/bootstrap$/,
    handle: (_, { credentials: { businessId, userId } }) => ok(bootstrap(businessId, userId)),
  },
  {
    method: "GET",
    path: /^\/business\/mine$/,
    handle: (_, { credentials }) => ok(business(credentials.businessId)),
  },
  {
    method: "GET",
    path: /^\/company$/,
    generation: "v2",
    handle: (request, data) => page(request, data, { count: data.companies, write: companyV2 }, LARGEST_PAGE),
  },
  {
    method: "GET",
    path: /^\/company\/([^/]+)$/,
    generation: "v2",
    handle: (_, { companies }, [id = ""]) => one(companyIndex(id), companies, companyV2),
  },
  {
    method: "POST",
    path: /^\/records\/([^/]+)\/search$/,
    generation: "records",
    handle: (request, data, [object = ""]) =>
      ofObject(object, (found) => searchRecords(request, data, found)),
  },
  {
    method: "GET",
    path: /^\/records\/([^/]+)\/([^/]+)$/,
    generation: "records",
    handle: (_, { companies }, [object = "", id = ""]) =>
      ofObject(object, ({ indexOf, count, record }) =>
        one(indexOf(id), count(companies), (index) => record(index)),
      ),
  },
  {
    method: "GET",
    path: /^\/custom-objects$/,
    handle: (request, data) => list(request, data, objectRows(request.query.get("custom_only") !== "false")),
  },
  {
    method: "GET",
    path: /^\/custom-objects\/([^/]+)$/,
    handle: (_, __, [object = ""]) => ofObject(object, ({ row, fields }) => ok({ ...row, fields })),
  },
  {
    method: "GET",
    path: /^\/custom-objects\/([^/]+)\/fields$/,
    handle: (_, __, [object = ""]) => ofObject(object, ({ fields }) => ok(fields)),
  },
  {
    method: "GET",
    path: /^\/custom-objects\/([^/]+)\/categories$/,
    handle: (_, __, [object = ""]) => ofObject(object, ({ categories }) => ok(categories)),
  },
  {
    method: "GET",
    // By its UUID only.
    path: /^\/pipelines\/([^/]+-[^/]+)\/stages$/,
    handle: (_, __, [object = ""]) => ofObject(object, ({ stages }) => (stages ? ok(stages) : NOT_FOUND)),
  },
  { method: "GET", path: /^\/activities$/, handle: (request, data) => list(request, data, activities()) },
  {
    method: "GET",
    path: /^\/activities\/([^/]+)\/fields$/,
    handle: (_, __, [activity = ""]) => {
      const fields = activityFields(activity);
      return fields === undefined ? NOT_FOUND : ok(fields);
    },
  },
  {
    method: "GET",
    path: /^\/automation2\/automations$/,
    handle: (request, data) => list(request, data, automations()),
  },
  { method: "GET", path: /^\/role$/, handle: (request, data) => list(request, data, roles()) },
  { method: "GET", path: /^\/team$/, handle: () => ok(team()) },
  // Seen of the real API: a list that is not allowed, and one that redirects to plain http.
  { method: "POST", path: /^\/dashboards$/, handle: () => NOT_FOUND },
  {
    method: "GET",
    path: /^\/files$/,
    handle: (_, { origin }) => ({ status: 301, body: null, headers: { location: `${origin}/api/files/` } }),
  },
];

/** The answer to a request whose headers were right, or undefined for a path that does not exist. */
export function route(request: SampleRequest, data: SampleData): SampleAnswer | undefined {
  const matching = routes.filter(({ path, generation }) => {
    return (
      path.test(request.path) &&
      (!generation || data.companiesApi === "both" || data.companiesApi === generation)
    );
  });
  const route = matching.find(({ method }) => method === request.method);
  if (route)
    return route.handle(
      request,
      data,
      (route.path.exec(request.path) ?? []).slice(1).map(decodeURIComponent),
    );
  if (matching.length === 0) return undefined;
  return {
    status: 405,
    body: { detail: `Method "${request.method}" not allowed.`, code: "method_not_allowed" },
  };
}

function ofObject(nameOrId: string, answer: (object: SampleObject) => SampleAnswer): SampleAnswer {
  const object = findObject(nameOrId);
  if (!object) return NOT_FOUND;
  return object.isRefused ? REFUSED : answer(object);
}

function one(index: number | undefined, count: number, write: (index: number) => Json): SampleAnswer {
  return index !== undefined && index < count ? ok(write(index)) : NOT_FOUND;
}

function list(request: SampleRequest, data: SampleData, rows: readonly Json[]): SampleAnswer {
  return page(request, data, { count: rows.length, write: (position) => rows[position] ?? null }, 100);
}

/** The conditions of a query that ask for equality; the sample knows no other. */
function conditionsOf(body: unknown): { readonly field: string; readonly value: string }[] {
  const { query } = (body ?? {}) as { query?: unknown };
  const groups = Array.isArray(query) ? (query as { filters?: unknown }[]) : [];
  return groups
    .flatMap(({ filters }) => (Array.isArray(filters) ? (filters as Record<string, unknown>[]) : []))
    .filter(({ condition }) => condition === "=")
    .map(({ field, value }) => ({ field: String(field), value: String(value) }));
}

function searchRecords(request: SampleRequest, data: SampleData, object: SampleObject): SampleAnswer {
  const { field_names: names } = (request.body ?? {}) as { field_names?: unknown };
  const fieldNames = Array.isArray(names) && names.length > 0 ? new Set(names.map(String)) : undefined;
  const chosen = chosenRecords(request, data, object);
  const count = chosen?.length ?? object.count(data.companies);
  const write = (position: number) => object.record(chosen?.[position] ?? position, fieldNames);
  return page(request, data, { count, write }, 100);
}

/**
 * The records that a search finds, in its order; undefined for all in their own. Text search covers the name; `ordering`
 * knows name and created; unknown field names are dropped silently.
 */
function chosenRecords(
  { query, body }: SampleRequest,
  { companies }: SampleData,
  { nameOf, createdOf, count, valueOf }: SampleObject,
): readonly number[] | undefined {
  const wanted = query.get("search")?.toLowerCase() ?? "";
  const ordering = /^(-?)(name|created)$/.exec(query.get("ordering") ?? "");
  const conditions = conditionsOf(body);
  if (wanted === "" && !ordering && conditions.length === 0) return undefined;
  let chosen = Array.from({ length: count(companies) }, (_, index) => index);
  if (wanted !== "") chosen = chosen.filter((index) => nameOf(index).toLowerCase().includes(wanted));
  for (const { field, value } of conditions)
    chosen = chosen.filter((index) => valueOf(index, field) === value);
  if (!ordering) return chosen;
  const [, minus, key] = ordering;
  const keyOf = key === "name" ? nameOf : createdOf;
  const keys = new Map(chosen.map((index) => [index, keyOf(index)]));
  const direction = minus === "-" ? -1 : 1;
  return chosen.sort((a, b) => direction * (keys.get(a) ?? "").localeCompare(keys.get(b) ?? ""));
}
