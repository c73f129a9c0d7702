import { readFile } from "node:fs/promises";
import { homedir } from "node:os";
import path from "node:path";
import { cleanCredential } from "../../model/businesses/environments";
import type { Logger } from "../../model/ports";
import { logText } from "../../model/text/logText";

/** Credentials that lie on this computer already. They are offered, never taken silently. */
export interface CredentialSource {
  readonly origin: "environment" | "profile";
  /** The profile's name in the command-line client's file. */
  readonly profile?: string;
  readonly apiKey: string;
  readonly userId: string;
  readonly businessId: string;
  /** As it stands there; the environment variables name no host. */
  readonly baseUrl?: string | undefined;
}

export interface Computer {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly homeDirectory: string;
}

const thisComputer = (): Computer => ({ environment: process.env, homeDirectory: homedir() });

/** What the environment and Kizen's command-line client hold: complete sets only, of values that can be sent. */
export async function credentialSources(
  log: Logger,
  computer: Computer = thisComputer(),
): Promise<CredentialSource[]> {
  return [...fromEnvironment(computer), ...(await fromProfiles(log, computer))];
}

function fromEnvironment({ environment }: Computer): CredentialSource[] {
  const source = toSource({
    api_key: environment["KIZEN_API_KEY"],
    user_id: environment["KIZEN_USER_ID"],
    business_id: environment["KIZEN_BUSINESS_ID"],
  });
  return source ? [{ ...source, origin: "environment" }] : [];
}

/** The client's file: `~/.config/kizen/credentials.toml`, a table `[profiles.<name>]` each. */
async function fromProfiles(
  log: Logger,
  { environment, homeDirectory }: Computer,
): Promise<CredentialSource[]> {
  const configDirectory = configHome(environment["XDG_CONFIG_HOME"]) ?? path.join(homeDirectory, ".config");
  let text: string;
  try {
    text = await readFile(path.join(configDirectory, "kizen", "credentials.toml"), "utf8");
  } catch {
    // Most people do not use the client.
    return [];
  }
  try {
    const { parse } = await import("smol-toml");
    const profiles: unknown = parse(text)["profiles"];
    return Object.entries((profiles ?? {}) as Record<string, unknown>).flatMap(([profile, values]) => {
      const source = toSource(values);
      return source ? [{ ...source, origin: "profile", profile }] : [];
    });
  } catch {
    // The parser's message quotes the line, and the line may hold a key.
    log.warn(
      logText`The credentials file of the Kizen command-line client is not valid TOML and was left out.`,
    );
    return [];
  }
}

/** An empty or a relative path counts for nothing (XDG Base Directory Specification). */
function configHome(directory: string | undefined): string | undefined {
  return directory !== undefined && path.isAbsolute(directory) ? directory : undefined;
}

function toSource(values: unknown): Omit<CredentialSource, "origin"> | undefined {
  const { api_key, user_id, business_id, base_url } = (values ?? {}) as Record<string, unknown>;
  const [apiKey, userId, businessId] = [api_key, user_id, business_id].map(toCredential);
  if (!apiKey || !userId || !businessId) return undefined;
  const baseUrl = typeof base_url === "string" ? base_url.trim() : "";
  return { apiKey, userId, businessId, baseUrl: baseUrl === "" ? undefined : baseUrl };
}

function toCredential(value: unknown): string | undefined {
  const cleaned = typeof value === "string" ? cleanCredential(value) : undefined;
  return cleaned && "value" in cleaned ? cleaned.value : undefined;
}
