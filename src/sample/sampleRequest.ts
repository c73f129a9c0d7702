import type { SampleCredentials } from "./credentials";
import type { Json } from "./toJson";

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

/** Kizen's cap on `page_size`. */
export const LARGEST_PAGE = 1000;

/** Things that a list has pages of: each is written when a page that holds it is asked for. */
export interface Listed {
  readonly count: number;
  readonly write: (position: number) => Json;
}

/** Kizen's envelope. A page past the end is a 404 in JSON, as Django REST answers it (docs/kizen-api.md, Paging). */
export function page(
  { path, query }: SampleRequest,
  { origin }: SampleData,
  { count, write }: Listed,
  defaultSize: number,
): SampleAnswer {
  const size = Math.min(LARGEST_PAGE, Number(query.get("page_size") ?? defaultSize) || defaultSize);
  const number = Number(query.get("page") ?? 1);
  const pages = Math.max(1, Math.ceil(count / size));
  if (!Number.isInteger(number) || number < 1 || number > pages) {
    return { status: 404, body: { detail: "Invalid page.", code: "not_found" } };
  }
  const first = (number - 1) * size;
  const address = (to: number) => {
    const parameters = new URLSearchParams(query);
    parameters.set("page", String(to));
    return `${origin}/api${path}?${parameters.toString()}`;
  };
  return {
    status: 200,
    body: {
      count,
      next: number < pages ? address(number + 1) : null,
      previous: number > 1 ? address(number - 1) : null,
      results: Array.from({ length: Math.min(size, count - first) }, (_, place) => write(first + place)),
      errors: null,
    },
  };
}
