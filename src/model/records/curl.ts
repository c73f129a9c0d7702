import { encodeText, type ReadRequest } from "../../kizen";
import type { Endpoint } from "../businesses/connections";

/** The variable that holds the key where the command runs; the key itself is never in the command. */
const KEY_VARIABLE = "$KIZEN_API_KEY";

/**
 * A bash command that sends the request. `--globoff` because ids and names may hold brackets, which curl would take
 * for ranges. Every option is one that cURL has had since 7.6: `--fail-with-body` would want 7.76, and `--fail` hides
 * what Kizen says about a failure.
 */
export function curlCommand({ baseUrl, userId, businessId }: Endpoint, request: ReadRequest): string {
  const headers = [
    // Double quotes: the only argument in which the shell is to put something.
    `--header "X-API-KEY: ${KEY_VARIABLE}"`,
    `--header ${quoted(`X-USER-ID: ${userId}`)}`,
    `--header ${quoted(`X-BUSINESS-ID: ${businessId}`)}`,
    `--header ${quoted("Accept: application/json")}`,
  ];
  return [
    "curl --globoff --silent --show-error",
    ...(request.method === "POST" ? ["--request POST"] : []),
    ...headers,
    ...(request.method === "POST" ? bodyArguments(request.body) : []),
    quoted(baseUrl + request.path + queryText(request)),
  ].join(" \\\n  ");
}

function bodyArguments(body: Readonly<Record<string, unknown>>): string[] {
  return [`--header ${quoted("Content-Type: application/json")}`, `--data ${quoted(JSON.stringify(body))}`];
}

function queryText({ query = {} }: ReadRequest): string {
  const parts = Object.entries(query).map(([name, value]) => `${encodeText(name)}=${encodeText(value)}`);
  return parts.length === 0 ? "" : `?${parts.join("&")}`;
}

/** One argument for bash, whatever it holds: nothing is special between single quotes but the quote itself. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
