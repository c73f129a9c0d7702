import { pathSegment } from "../http/pathSegment";
import { isKizenError } from "../errors";
import { isSameId, readPage, readRecord } from "./page";
import type {
  Answer,
  CallOptions,
  KizenRecord,
  Page,
  PageRequest,
  ReadRequest,
  Send,
  UnreadPage,
} from "../types";

/** The records of one object, whichever of Kizen's generations serves them. */
export interface Records {
  list(request: PageRequest, options?: CallOptions): Promise<Page>;
  /** Asks what `list` asks. */
  listUnread(request: PageRequest, options?: CallOptions): Promise<UnreadPage>;
  /**
   * Records that the server finds by a text, in its own understanding. Undefined where no earlier answer showed that
   * this business narrows its list by `search`; the first call in such a business finds out.
   */
  search(text: string, request: PageRequest, options?: CallOptions): Promise<Page | undefined>;
  /** One record. Expect `notFound` and `methodNotAllowed`: V2 may not offer it (docs/kizen-api.md, Two generations). */
  get(id: string, options?: CallOptions): Promise<KizenRecord>;
  /** The requests that `get` and `list` send with what is known now, for showing them to a person. */
  describeGet(id: string): ReadRequest;
  describeList(request: PageRequest): ReadRequest;
}

/** How one generation is asked for the records of an object. */
export interface RecordRoutes<Name extends string = string> {
  readonly name: Name;
  list(request: PageRequest): ReadRequest;
  get(id: string): ReadRequest;
  /** Whether its list is narrowed by `search`; asked once somebody searches. */
  canSearch(options?: CallOptions): Promise<boolean>;
}

/** Which generation answered, where there are several. */
export interface RecordMemory<Name extends string = string> {
  readonly known?: Name | undefined;
  readonly onLearnt?: (name: Name) => void;
}

/** A condition of the records API: records whose field of this API name has this value. */
export interface RecordFilter {
  readonly field: string;
  readonly value: string;
}

/** The records API, which serves every object of the current generation by its API name or UUID. */
export function objectRoutes(object: string, filter?: RecordFilter): RecordRoutes<"records"> {
  const path = () => `/records/${pathSegment(object)}` as const;
  return {
    name: "records",
    list: ({ page, pageSize }) => ({
      method: "POST",
      path: `${path()}/search`,
      query: { page, page_size: pageSize },
      body: filter ? { and: true, query: [groupOf(filter)] } : {},
    }),
    get: (id) => ({ method: "GET", path: `${path()}/${pathSegment(id)}` }),
    canSearch: () => Promise.resolve(true),
  };
}

/** For a single record, which may be missing where the route is not: no page that must exist. */
const NO_PAGE = 0;

/**
 * Records over one or several generations of routes. Which one answers is learnt from the first answer and re-learnt;
 * of a single one there is nothing to learn.
 */
export function createRecords<Name extends string>(
  send: Send,
  generations: readonly [RecordRoutes<Name>, ...RecordRoutes<Name>[]],
  memory: RecordMemory<Name> = {},
): Records {
  let known =
    generations.length === 1 ? generations[0] : generations.find(({ name }) => name === memory.known);
  const likely = () => known ?? generations[0];

  function learn(routes: RecordRoutes<Name>): void {
    if (routes === known) return;
    known = routes;
    memory.onLearnt?.(routes.name);
  }

  async function sendAny(
    describe: (routes: RecordRoutes<Name>) => ReadRequest,
    page: number,
    options?: CallOptions,
  ): Promise<Answer> {
    const first = likely();
    let refusal: unknown;
    for (const routes of [first, ...generations.filter((other) => other !== first)]) {
      try {
        const answer = await send(describe(routes), options);
        learn(routes);
        return answer;
      } catch (error) {
        if (!isRouteMissing(error, page)) throw error;
        // Where no generation answers, the first refusal says more about this business than the others.
        refusal ??= error;
      }
    }
    throw refusal as Error;
  }

  const listUnread: Records["listUnread"] = async (request, options) => {
    const { page } = request;
    const answer = await sendAny((routes) => routes.list(request), page, options);
    return { number: page, bytes: answer.bytes, read: () => readPage(answer, page) };
  };

  return {
    search: async (text, request, options) => {
      if (known === undefined || !(await known.canSearch(options))) return undefined;
      const { query, ...rest } = known.list(request);
      const narrowed: ReadRequest = { ...rest, query: { ...query, search: text } };
      return readPage(await send(narrowed, options), request.page);
    },
    list: async (request, options) => (await listUnread(request, options)).read(),
    listUnread,
    get: async (id, options) => {
      const answer = known
        ? await send(known.get(id), options)
        : await sendAny((routes) => routes.get(id), NO_PAGE, options);
      return readRecord(answer, ({ id: given }) => isSameId(given, id));
    },
    describeGet: (id) => likely().get(id),
    describeList: (request) => likely().list(request),
  };
}

/** As Kizen's own client writes conditions on built-in fields (docs/kizen-api.md, Filters). */
function groupOf({ field, value }: RecordFilter) {
  const condition = { type: "fields", field, subtype: "non_custom", condition: "=", value };
  return { id: "query-0", and: true, filters: [condition] };
}

/**
 * Whether the answer says that this generation is not offered, and not that a page is past the end: a missing route
 * is an HTML page, a page past the end is JSON, and page 1 always exists.
 */
function isRouteMissing(error: unknown, page: number): boolean {
  if (!isKizenError(error)) return false;
  if (error.kind === "methodNotAllowed" || error.status === 410) return true;
  return error.kind === "notFound" && (page === 1 || error.code === "html");
}
