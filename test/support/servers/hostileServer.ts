import { smallSchema } from "./schemaServer";
import { json, startScriptedServer, type ScriptedServer } from "./scriptedServer";
import { GLOBEX_IDS } from "./twoBusinesses";

/** A part of every hostile text that is shown as it is, whatever is done to the rest. */
export const MARK = "Open details";
/** An icon that the product draws nowhere. */
export const ICON = "rocket";
/** Parts of the addresses in hostile texts. */
export const TARGETS = ["newUntitledFile", "hostile.example"];

/** What VS Code makes links, icons and markup of, in one place or another. */
const HOSTILE =
  `Acme $(${ICON}) [${MARK}](command:workbench.action.files.newUntitledFile) ` +
  "<command:workbench.action.files.newUntitledFile> <https://hostile.example> https://hostile.example " +
  "**bold** _emphasis_ `code` <b>b</b> <img src=x> ![image](https://hostile.example/i.png)";

/** Members that hold a text for people; API names are no such texts. */
const LABELS = /^(?:object_name|entity_name|display_name|full_name|email|description|code|status)$/;

export interface HostileServer extends ScriptedServer {
  /** While it is set every request is refused, for a reason that is hostile as well. */
  isRefusing: boolean;
}

/** A Kizen whose every name, label and reason is hostile. */
export async function startHostileServer(): Promise<HostileServer> {
  const schema = withHostileLabels(smallSchema()) as Record<string, unknown>;
  const companies = GLOBEX_IDS.map((id, index) => ({
    id,
    name: `${index} ${HOSTILE}`,
    email: HOSTILE,
    website: HOSTILE,
  }));
  const answers: Record<string, unknown> = {
    ...schema,
    "/auth/bootstrap": { business: { name: HOSTILE } },
    "/company": { count: companies.length, next: null, previous: null, results: companies },
  };
  for (const company of companies) answers[`/company/${company.id}`] = company;
  const server = await startScriptedServer((request, response) => {
    const { pathname } = new URL(request.url ?? "", "http://127.0.0.1");
    const answer = answers[pathname.slice("/api".length)];
    if (hostile.isRefusing) json(response, 400, { detail: HOSTILE });
    else if (answer === undefined) json(response, 404, { detail: HOSTILE, code: "not_found" });
    else json(response, 200, answer);
  });
  const hostile = Object.assign(server, { isRefusing: false });
  return hostile;
}

/** The same answers with hostile texts wherever a person reads one; things without an API name are named by `name`. */
function withHostileLabels(value: unknown, key = ""): unknown {
  if (Array.isArray(value)) return value.map((item) => withHostileLabels(item));
  if (typeof value === "string") return LABELS.test(key) ? HOSTILE : value;
  if (typeof value !== "object" || value === null) return value;
  const isNamedByLabel = !["object_name", "display_name", "value", "field_type"].some(
    (other) => other in value,
  );
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      name === "name" && isNamedByLabel && typeof inner === "string"
        ? HOSTILE
        : withHostileLabels(inner, name),
    ]),
  );
}
