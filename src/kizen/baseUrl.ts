/** A Kizen environment: where its API answers and where its web app lives (they differ and follow no rule). */
export interface KizenEnvironment {
  readonly name: "Production" | "FMO" | "Staging" | "Integration";
  readonly baseUrl: string;
  readonly webApp: string;
}

/** The hosts Kizen's own command-line clients list. */
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

/**
 * Makes a base URL of what a person typed or pasted: with or without `https://`, `/api` and a trailing slash; an
 * address of a known web app is named as such, with the API address that belongs to it.
 */
export function parseBaseUrl(input: string): BaseUrlResult {
  const trimmed = input.trim();
  const withScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(trimmed) ? trimmed : `https://${trimmed}`;
  if (trimmed === "" || !URL.canParse(withScheme)) return { problem: "notAUrl" };
  const url = new URL(withScheme);
  if (url.username !== "" || url.password !== "") return { problem: "hasCredentials" };
  if (url.protocol !== "https:" && !(url.protocol === "http:" && isLoopback(url.hostname))) {
    return { problem: url.protocol === "http:" ? "insecure" : "notAUrl" };
  }
  const environment = environments.find(({ webApp }) => webApp === url.origin);
  if (environment) return { problem: "webApp", suggestion: environment.baseUrl };
  const path = url.pathname.replace(/\/+$/, "").replace(/\/api$/i, "");
  return { baseUrl: `${url.origin}${path}/api` };
}
