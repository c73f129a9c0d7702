import { isObject } from "../http/rawAnswer";
import { pageRequest } from "./pageRequest";
import type { Records } from "./records";
import { isKizenError } from "../errors";
import type { CallOptions, Send } from "../types";

/** What a successful check tells of the business. */
export interface ConnectionCheck {
  /** The business's own name, where the API gives it. */
  readonly businessName: string | undefined;
}

/**
 * Tries the connection with the calls that Kizen's own tools use (docs/kizen-api.md, Connection check):
 * `/auth/bootstrap`, `/business/mine`; last with one company, for hosts that have no other. Rejects with the last refusal.
 */
export async function checkConnection(
  send: Send,
  companies: Pick<Records, "list">,
  options?: CallOptions,
): Promise<ConnectionCheck> {
  const calls = [
    async () => nameIn(await answerOf(send, "/auth/bootstrap", options), "business"),
    async () => nameIn(await answerOf(send, "/business/mine", options)),
  ];
  for (const call of calls) {
    try {
      return { businessName: await call() };
    } catch (error) {
      if (!isNotOffered(error)) throw error;
    }
  }
  await companies.list(pageRequest(1, 1), options);
  return { businessName: undefined };
}

async function answerOf(send: Send, path: `/${string}`, options?: CallOptions): Promise<unknown> {
  return (await send({ method: "GET", path }, options)).value;
}

/** Whether every key may ask these is unknown, so "forbidden" moves on as "missing" does. */
function isNotOffered(error: unknown): boolean {
  return isKizenError(error) && ["notFound", "methodNotAllowed", "forbidden"].includes(error.kind);
}

function nameIn(body: unknown, member?: string): string | undefined {
  const holder = member !== undefined && isObject(body) ? body[member] : body;
  const name = isObject(holder) ? holder["name"] : undefined;
  return typeof name === "string" && name.trim() !== "" ? name.trim() : undefined;
}
