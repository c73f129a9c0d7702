import { companyIndex, companyRecord, companyV2, createdOf, nameOf } from "./companies";
import { SAMPLE_BUSINESS_NAME, type SampleCredentials } from "./credentials";
import { companyFields, findObject, objectRows } from "./fields";
import { idOf } from "./ids";
import type { Json } from "./jsonText";

/** A request as a route sees it: `path` is below `/api` and starts with a slash. */
export interface SampleRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: unknown;
}

export interface SampleAnswer {
  readonly status: number;
  readonly body: Json;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface SampleData {
  readonly companies: number;
  readonly credentials: SampleCredentials;
  /** Which generation serves companies; in reality nobody knows for a given business. */
  readonly companiesApi: "v2" | "records" | "both";
  readonly origin: string;
}

type Handler = (request: SampleRequest, data: SampleData, parameters: readonly string[]) => SampleAnswer;

interface Route {
  readonly method: "GET" | "POST";
  readonly path: RegExp;
  readonly generation?: "v2" | "records";
  readonly handle: Handler;
}

const NOT_FOUND: SampleAnswer = { status: 404, body: { detail: "Not found.", code: "not_found" } };
const LARGEST_PAGE = 1000;

const ok = (body: Json): SampleAnswer => ({ status: 200, body });

const routes: readonly Route[] = [
  { method: "GET", path: /^\/auth\/bootstrap$/, handle: (_, data) => ok(bootstrap(data)) },
  { method: "GET", path: /^\/business\/mine$/, handle: (_, data) => ok(business(data)) },
  {
    method: "GET",
    path: /^\/company$/,
    generation: "v2",
    handle: (request, data) => page(request, data, indexes(data.companies), companyV2, LARGEST_PAGE),
  },
  {
    method: "GET",
    path: /^\/company\/([^/]+)$/,
    generation: "v2",
    handle: (_, data, [id = ""]) => one(id, data, companyV2),
  },
  {
    method: "POST",
    path: /^\/records\/([^/]+)\/search$/,
    generation: "records",
    handle: (request, data, [object = ""]) => searchRecords(request, data, object),
  },
  {
    method: "GET",
    path: /^\/records\/([^/]+)\/([^/]+)$/,
    generation: "records",
    handle: (_, data, [object = "", id = ""]) =>
      isCompanies(object) ? one(id, data, companyRecord) : NOT_FOUND,
  },
  {
    method: "GET",
    path: /^\/custom-objects$/,
    handle: (request, data) => {
      const rows = objectRows(request.query.get("custom_only") !== "false");
      return page(request, data, indexes(rows.length), (index) => rows[index] ?? null, 100);
    },
  },
  { method: "GET", path: /^\/custom-objects\/([^/]+)$/, handle: (_, __, [object = ""]) => objectOf(object) },
  {
    method: "GET",
    path: /^\/custom-objects\/([^/]+)\/fields$/,
    handle: (_, __, [object = ""]) =>
      findObject(object) ? ok(isCompanies(object) ? companyFields() : []) : NOT_FOUND,
  },
  // Seen of the real API: a list that is not allowed, and one that redirects to plain http.
  { method: "POST", path: /^\/dashboards$/, handle: () => NOT_FOUND },
  {
    method: "GET",
    path: /^\/files$/,
    handle: (_, { origin }) => ({ status: 301, body: null, headers: { location: `${origin}/api/files/` } }),
  },
];

/** The answer to a request whose headers were right, or undefined for a path that does not exist. */
export function answer(request: SampleRequest, data: SampleData): SampleAnswer | undefined {
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

const indexes = (length: number): readonly number[] => Array.from({ length }, (_, index) => index);
const isCompanies = (object: string) => findObject(object)?.["name"] === "companies_company";

function one(id: string, data: SampleData, write: (index: number) => Json): SampleAnswer {
  const index = companyIndex(id);
  return index !== undefined && index < data.companies ? ok(write(index)) : NOT_FOUND;
}

function objectOf(nameOrId: string): SampleAnswer {
  const object = findObject(nameOrId);
  return object ? ok({ ...object, fields: isCompanies(nameOrId) ? companyFields() : [] }) : NOT_FOUND;
}

/** Text search covers the name; `ordering` knows name and created; unknown field names are dropped silently. */
function searchRecords(request: SampleRequest, data: SampleData, object: string): SampleAnswer {
  if (!isCompanies(object)) return findObject(object) ? page(request, data, [], () => null, 100) : NOT_FOUND;
  const wanted = request.query.get("search")?.toLowerCase() ?? "";
  const ordering = /^(-?)(name|created)$/.exec(request.query.get("ordering") ?? "");
  let chosen = indexes(data.companies);
  if (wanted !== "") chosen = chosen.filter((index) => nameOf(index).toLowerCase().includes(wanted));
  if (ordering) {
    const [, minus, key] = ordering;
    const keyOf = key === "name" ? nameOf : createdOf;
    const keys = new Map(chosen.map((index) => [index, keyOf(index)]));
    const direction = minus === "-" ? -1 : 1;
    chosen = [...chosen].sort((a, b) => direction * (keys.get(a) ?? "").localeCompare(keys.get(b) ?? ""));
  }
  const { field_names: names } = (request.body ?? {}) as { field_names?: unknown };
  const fieldNames = Array.isArray(names) && names.length > 0 ? new Set(names.map(String)) : undefined;
  return page(request, data, chosen, (index) => companyRecord(index, fieldNames), 100);
}

/** Kizen's envelope. A page past the end is a 404 in JSON, as Django REST answers it. */
function page(
  { path, query }: SampleRequest,
  { origin }: SampleData,
  chosen: readonly number[],
  write: (index: number) => Json,
  defaultSize: number,
): SampleAnswer {
  const size = Math.min(LARGEST_PAGE, Number(query.get("page_size") ?? defaultSize) || defaultSize);
  const number = Number(query.get("page") ?? 1);
  const pages = Math.max(1, Math.ceil(chosen.length / size));
  if (!Number.isInteger(number) || number < 1 || number > pages) {
    return { status: 404, body: { detail: "Invalid page.", code: "not_found" } };
  }
  const address = (to: number) => {
    const parameters = new URLSearchParams(query);
    parameters.set("page", String(to));
    return `${origin}/api${path}?${parameters.toString()}`;
  };
  return ok({
    count: chosen.length,
    next: number < pages ? address(number + 1) : null,
    previous: number > 1 ? address(number - 1) : null,
    results: chosen.slice((number - 1) * size, number * size).map(write),
    errors: null,
  });
}

function business({ credentials }: SampleData): { readonly [key: string]: Json } {
  return {
    id: credentials.businessId,
    name: SAMPLE_BUSINESS_NAME,
    country: "US",
    phone_default_region: "US",
  };
}

function bootstrap(data: SampleData): Json {
  const person = {
    first_name: "Ada",
    last_name: "Lovelace",
    full_name: "Ada Lovelace",
    email: "ada@sample.example",
  };
  return {
    // `id` is the employee's id; the id of the user, which the header names, is `user`.
    team: { id: idOf(0xe0, 0), user: data.credentials.userId, ...person },
    business: business(data),
    enabled_plugin_apps: [],
  };
}
