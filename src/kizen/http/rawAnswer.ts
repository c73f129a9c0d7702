import { KizenError, type KizenErrorKind } from "../errors";

/** Bytes in which an answer shows what it is. */
const BEGINNING = 1024;

/**
 * What came in an answer: UTF-8, whatever its headers say, as `fetch` reads JSON. It is decoded when its text is first
 * looked at, so that whoever hands the bytes to another thread never pays for it.
 */
export class ResponseBody {
  #text: string | undefined;

  constructor(readonly bytes: Uint8Array<ArrayBuffer>) {}

  get text(): string {
    return (this.#text ??= decode(this.bytes));
  }

  /** The beginning of the text; the whole of it where nothing but white space comes so early. */
  get beginning(): string {
    const beginning = decode(this.bytes.subarray(0, BEGINNING));
    return beginning.trim() === "" ? this.text : beginning;
  }
}

/** The text of an answer's bytes. A byte order mark is no part of it, and what is no UTF-8 is replaced. */
export function decode(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

/** An answer before anyone judged it. */
export interface RawAnswer {
  readonly method: string;
  readonly path: string;
  readonly host?: string | undefined;
  readonly status: number;
  readonly contentType: string;
  readonly body: ResponseBody;
  readonly requestId: string | undefined;
  /** Milliseconds that the server asks to wait. */
  readonly retryAfter?: number | undefined;
}

/** What the standard means by each, and from 520 on what CDNs mean that stand in front of servers. */
const kindOfStatus: Readonly<Record<number, KizenErrorKind>> = {
  400: "invalidRequest",
  401: "unauthorized",
  403: "forbidden",
  404: "notFound",
  405: "methodNotAllowed",
  406: "invalidRequest",
  407: "proxyRefused",
  408: "timeout",
  409: "conflict",
  410: "notFound",
  411: "invalidRequest",
  413: "invalidRequest",
  414: "invalidRequest",
  415: "invalidRequest",
  421: "gateway",
  422: "invalidRequest",
  423: "conflict",
  428: "invalidRequest",
  429: "rateLimited",
  431: "invalidRequest",
  502: "gateway",
  503: "rateLimited",
  504: "gateway",
  ...Object.fromEntries([520, 521, 522, 523, 524, 525, 526, 527, 530].map((status) => [status, "gateway"])),
};

/** Of the others between 300 and 399 none sends anybody elsewhere: 304 says that nothing has changed. */
const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

function kindOf(status: number): KizenErrorKind {
  if (REDIRECTS.has(status)) return "redirected";
  return kindOfStatus[status] ?? (status >= 500 ? "serverError" : "unexpectedStatus");
}

/** Lists and objects in one another: more is no message that anybody wrote. */
const DEEPEST_TEXT = 20;

/** The first text in what Kizen puts under an error: a string, a list of them, or objects with `message`. */
function firstText(value: unknown, depth = 0): string | undefined {
  if (typeof value === "string") return value.trim() === "" ? undefined : value.trim();
  if (depth > DEEPEST_TEXT) return undefined;
  if (Array.isArray(value)) {
    for (const element of value) {
      const text = firstText(element, depth + 1);
      if (text !== undefined) return text;
    }
    return undefined;
  }
  return isObject(value) ? firstText(value["message"] ?? value["value"], depth + 1) : undefined;
}

/**
 * What the server stated. Kizen's shapes differ between endpoints; this order covers all that were seen:
 * `detail`, `message`, `errors`, `non_field_errors`, else the first field with its name. It is whole: it is cut where the
 * key is hidden.
 */
export function statedDetail(body: unknown): string | undefined {
  if (!isObject(body)) return firstText(body);
  for (const key of ["detail", "message", "errors", "non_field_errors"]) {
    const text = firstText(body[key]);
    if (text !== undefined) return text;
  }
  for (const [field, value] of Object.entries(body)) {
    const text = field === "code" ? undefined : firstText(value);
    if (text !== undefined) return `${field}: ${text}`;
  }
  return undefined;
}

function statedCode(body: unknown): string | undefined {
  const code = isObject(body) ? body["code"] : undefined;
  return typeof code === "string" ? code : undefined;
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isHtml({ contentType, body }: Pick<RawAnswer, "contentType" | "body">): boolean {
  return contentType.includes("text/html") || /^\s*<(?:!doctype|html)/i.test(body.beginning);
}

/** The error of an answer with a status other than 2xx. */
export function errorOfStatus(answer: RawAnswer): KizenError {
  const body = parse(answer.body.text);
  return new KizenError({
    kind: kindOf(answer.status),
    method: answer.method,
    path: answer.path,
    host: answer.host,
    status: answer.status,
    requestId: answer.requestId,
    retryAfter: kindOf(answer.status) === "rateLimited" ? answer.retryAfter : undefined,
    detail: isHtml(answer) ? undefined : statedDetail(body),
    code: statedCode(body) ?? (isHtml(answer) ? "html" : undefined),
  });
}

/** The JSON of a 2xx answer; throws where it is not JSON, naming the web app where it is a page. */
export function readJson(answer: RawAnswer): unknown {
  const { body, method, path, host, status, requestId } = answer;
  const value = parse(body.text);
  if (value !== undefined) return value;
  const fail = (kind: KizenErrorKind) => new KizenError({ kind, method, path, host, status, requestId });
  if (isHtml(answer)) throw fail("webApp");
  // Nothing at all is an answer of which everything was lost.
  if (body.text.trim() === "") throw fail("malformedJson");
  if (!beginsAsJson(body)) throw fail("notJson");
  throw fail(isCutOff(body.text) ? "malformedJson" : "invalidJson");
}

/** Whether it is JSON as far as it goes. JavaScript's parser tells where it could not go on. */
function isCutOff(text: string): boolean {
  try {
    JSON.parse(text);
    return false;
  } catch (error) {
    const { message } = error as SyntaxError;
    const position = /at position (\d+)/.exec(message)?.[1];
    return /end of JSON|Unterminated/.test(message) || Number(position) >= text.trimEnd().length;
  }
}

/** Whether this may be an object or a list, which is all that Kizen answers with. */
export function beginsAsJson({ beginning }: ResponseBody): boolean {
  return /^\s*[[{]/.test(beginning);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
