import { isKizenError } from "./errors";
import { readPage, readRecord } from "./page";
import { createSearchProbe } from "./searchProbe";
import type {
  Answer,
  CallOptions,
  CompaniesApi,
  KizenRecord,
  Page,
  PageRequest,
  ReadRequest,
  Send,
  UnreadPage,
} from "./types";

export interface Companies {
  list(request: PageRequest, options?: CallOptions): Promise<Page>;
  /** Asks what `list` asks. */
  listUnread(request: PageRequest, options?: CallOptions): Promise<UnreadPage>;
  /**
   * Companies that the server finds by a text, in its own understanding. Undefined where no earlier answer showed that
   * this business narrows its list by `search`; the first call in such a business finds out.
   */
  search(text: string, request: PageRequest, options?: CallOptions): Promise<Page | undefined>;
  /** One company. Whether the documented API offers this is unknown: expect `notFound` and `methodNotAllowed`. */
  get(id: string, options?: CallOptions): Promise<KizenRecord>;
  /** The requests that `get` and `list` send with what is known now, for showing them to a person. */
  describeGet(id: string): ReadRequest;
  describeList(request: PageRequest): ReadRequest;
}

export interface CompaniesMemory {
  /** Which generation answered last time, where that is known. */
  readonly companiesApi?: CompaniesApi | undefined;
  readonly onLearnt?: (companiesApi: CompaniesApi) => void;
}

/** How each generation is asked. V2 is documented; `companies_company` is the object of the current records API. */
const generations: Record<
  CompaniesApi,
  { list(request: PageRequest): ReadRequest; get(id: string): ReadRequest }
> = {
  v2: {
    list: ({ page, pageSize }) => ({ method: "GET", path: "/company", query: { page, page_size: pageSize } }),
    get: (id) => ({ method: "GET", path: `/company/${encodeURIComponent(id)}` }),
  },
  records: {
    list: ({ page, pageSize }) => ({
      method: "POST",
      path: "/records/companies_company/search",
      query: { page, page_size: pageSize },
      body: {},
    }),
    get: (id) => ({ method: "GET", path: `/records/companies_company/${encodeURIComponent(id)}` }),
  },
};

/** For a single company, which may be missing where the route is not: no page that must exist. */
const NO_PAGE = 0;

/** Both generations behind one list and one get; which one answers is learnt from the first answer and re-learnt. */
export function createCompanies(send: Send, memory: CompaniesMemory = {}): Companies {
  let known = memory.companiesApi;
  const generation = () => generations[known ?? "v2"];

  function learn(companiesApi: CompaniesApi): void {
    if (companiesApi === known) return;
    known = companiesApi;
    memory.onLearnt?.(companiesApi);
  }

  async function ask(
    describe: (api: CompaniesApi) => ReadRequest,
    page: number,
    options?: CallOptions,
  ): Promise<Answer> {
    const first = known ?? "v2";
    const second = first === "v2" ? "records" : "v2";
    try {
      const answer = await send(describe(first), options);
      learn(first);
      return answer;
    } catch (error) {
      if (!isRouteMissing(error, page)) throw error;
      const answer = await send(describe(second), options).catch((other: unknown) => {
        // Neither generation answers: the first refusal says more about this business than the second.
        throw isRouteMissing(other, page) ? error : other;
      });
      learn(second);
      return answer;
    }
  }

  const listUnread: Companies["listUnread"] = async (request, options) => {
    const { page } = request;
    const answer = await ask((api) => generations[api].list(request), page, options);
    return { number: page, text: answer.text, read: () => readPage(answer, page) };
  };

  const v2Search = createSearchProbe(send);

  return {
    search: async (text, request, options) => {
      const isKnown = known === "records" || (known === "v2" && (await v2Search(options)));
      if (!isKnown) return undefined;
      const { query, ...rest } = generation().list(request);
      const asked: ReadRequest = { ...rest, query: { ...query, search: text } };
      return readPage(await send(asked, options), request.page);
    },
    list: async (request, options) => (await listUnread(request, options)).read(),
    listUnread,
    get: async (id, options) => {
      const answer = known
        ? await send(generation().get(id), options)
        : await ask((api) => generations[api].get(id), NO_PAGE, options);
      return readRecord(answer);
    },
    describeGet: (id) => generation().get(id),
    describeList: (request) => generation().list(request),
  };
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
