import { createHash } from "node:crypto";
import type { Credentials } from "../types";

/** Names the host and the key that requests go with; the key cannot be read from it. */
export function destinationName({ baseUrl, apiKey }: Credentials): string {
  const host = URL.canParse(baseUrl) ? new URL(baseUrl).host : baseUrl;
  return `${host} ${createHash("sha256").update(apiKey).digest("hex")}`;
}
