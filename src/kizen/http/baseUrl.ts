import { cleanCredential } from "./cleanCredential";

/** A Kizen environment: where its API answers and where its web app lives (they differ and follow no rule). */
export interface KizenEnvironment {
  readonly name: "Production" | "FMO" | "Staging" | "Integration";
  readonly baseUrl: string;
  readonly webApp: string;
}

/** The hosts that Kizen's own command-line clients list (docs/kizen-api.md, Hosts). */
export const environments: readonly KizenEnvironment[] = [
  { name: "Production", baseUrl: "https://app.go.kizen.com/api", webApp: "https://go.kizen.com" },
  { name: "FMO", baseUrl: "https://app.fmo.kizen.com/api", webApp: "https://fmo.kizen.com" },
  { name: "Staging", baseUrl: "https://staging.kizen.com/api", webApp: "https://v2.staging.kizen.com" },
  {
    name: "Integration",
    baseUrl: "https://integration.kizen.dev/api",
    webApp: "https://v2.integration.kizen.dev",
  },
];

export type BaseUrlProblem = "notAUrl" | "insecure" | "hasCredentials" | "webApp";

export type BaseUrlResult =
  | { readonly baseUrl: string }
  | { readonly problem: BaseUrlProblem; readonly suggestion?: string | undefined };

/** Only these may be spoken to without TLS: the key never leaves the machine. */
function isLoopback(hostname: string): boolean {
  return hostname === "localhost" || hostname === "[::1]" || /^127(\.\d{1,3}){3}$/.test(hostname);
}

/** The first segments of Kizen's calls: an address that names one without `/api` is that of a call. */
const CALLS =
  /\/(?:company|client|deal|records|custom-objects|pipelines|activities|automation2|auth|business|role|team)(?:\/.*)?$/i;

/**
 * Makes a base URL of what a person typed or pasted: with or without `https://`, quotes, `/api`, a slash behind or the
 * path of a call. Of a host that is known nothing else counts. An address of a known web app is named as such, with the
 * API address that belongs to it.
 */
export function parseBaseUrl(input: string): BaseUrlResult {
  const cleaned = cleanCredential(input);
  if ("problem" in cleaned && cleaned.problem.kind === "tooLong") return { problem: "notAUrl" };
  const text = withScheme(addressIn("value" in cleaned ? cleaned.value : input));
  if (text === undefined || !URL.canParse(text)) return { problem: "notAUrl" };
  const url = new URL(text);
  if (!HOST_NAME.test(url.hostname)) return { problem: "notAUrl" };
  if (url.username !== "" || url.password !== "") return { problem: "hasCredentials" };
  if (url.protocol !== "https:" && !(url.protocol === "http:" && isLoopback(url.hostname))) {
    return { problem: url.protocol === "http:" ? "insecure" : "notAUrl" };
  }
  const webApp = environments.find((environment) => environment.webApp === url.origin);
  if (webApp) return { problem: "webApp", suggestion: webApp.baseUrl };
  const known = environments.find(({ baseUrl }) => new URL(baseUrl).origin === url.origin);
  if (known) return { baseUrl: known.baseUrl };
  return { baseUrl: `${url.origin}${pathBeforeApi(url.pathname)}/api` };
}

/** Names as DNS has them, and addresses; `URL` takes commas and empty parts, too. */
const HOST_NAME =
  /^(?:\[[\da-f:.]+\]|[a-z\d_](?:[a-z\d_-]*[a-z\d_])?(?:\.[a-z\d_](?:[a-z\d_-]*[a-z\d_])?)*\.?)$/;
/** An address with its scheme, among other text: a command of curl, a link in Markdown, a sentence. */
const ADDRESS = /https?:[\\/]+(?:\[[\da-f:.]*\]|[^\s<>"'`()[\]{}|^\\/])[^\s<>"'`()[\]{}|^]*/gi;

/**
 * The one address in a text, without the signs of a sentence behind it, or the text where none has a scheme. Empty
 * where there are several: nobody knows which one is meant.
 */
function addressIn(text: string): string {
  const once = text.replace(/^\s*(?:https?:\/+)+(?=https?:)/i, "");
  const [address, ...others] = once.match(ADDRESS) ?? [];
  const found = address ?? once;
  const isOne = others.length === 0 && !/.https?:\/\//i.test(found.replace(/[?#].*/s, ""));
  return isOne ? found.trim().replace(/(?<![.,;!])[.,;!]+$/, "") : "";
}

/** `https:/x` and `https:x` are slips of one key; undefined for nothing at all. */
function withScheme(text: string): string | undefined {
  const [, scheme, rest = text] = /^(https?):[\\/]*(.*)$/is.exec(text) ?? [];
  if (rest === "") return undefined;
  if (scheme !== undefined) return `${scheme}://${rest}`;
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`;
}

/** What a proxy puts before `/api`; what stands behind belongs to one call. */
function pathBeforeApi(pathname: string): string {
  const upToApi = /^(.*?)\/api(?:[/;].*)?$/i.exec(pathname)?.[1];
  return (upToApi ?? pathname.replace(CALLS, "")).replace(/\/+$/, "");
}
