import { isOwnKey, keyOf } from "./keys";
import type { Inference } from "./inference";
import { calledName } from "./program";
import { isKizenCall } from "../paths";
import { sourceOf, type Call, type Entry, type Node, type Text } from "../syntax/nodes";

/** Methods by which a server says what it answers, and a test what is answered in its place. */
const ROUTING = /^(?:get|post|put|patch|delete|head|options|all|any|use|on|route|intercept|mock)$/;
/** Functions by which a page leads to another one of its own. */
const NAVIGATING = /^(?:navigate|visit|goto|push|replace|redirect|prefetch|revalidatePath|path|re_path)$/;

/** Methods and keys by which a server compares what it is asked with a path. */
const MATCHING = /^(?:startsWith|startswith|endsWith|endswith|includes|match|fullmatch|replace)$/;
const MATCHED_KEY = /^(?:source|from|pattern|matcher)$/;

const KIZEN_URL = /^https?:\/\/[^/]*\bkizen\.(?:com|dev)\b/i;

/** Whether a string stands beside something that only Kizen has, or in what Kizen is asked. */
export function isForKizen(text: Text, inference: Inference): boolean {
  for (let node = text.parent; node && node.kind !== "function"; node = node.parent) {
    // What a field holds is what somebody puts there.
    if (node.kind === "entry" && keyOf(node) === "value") return false;
    if (node.kind === "mapping" && node.entries.some((entry) => isOwn(entry, inference.isData))) return true;
    if (node.kind === "call" && (isKizenCall(node) || asksKizen(node, inference))) return true;
  }
  return false;
}

/** Data has no calls: what it sends, and where to, stands beside it. */
function isOwn(entry: Entry, isData: boolean): boolean {
  const key = keyOf(entry) ?? "";
  if (isOwnKey(key) || !isData) return isOwnKey(key);
  return key === "fields" || (entry.value.kind === "text" && KIZEN_URL.test(sourceOf(entry.value) ?? ""));
}

function asksKizen(call: Call, inference: Inference): boolean {
  return call.args.some((arg) => inference.pathAt(arg)?.isForeign === false);
}

/**
 * Whether a path is one of somebody's own program: `app.get("/records/deal/:id", () => …)` says what is answered there,
 * `navigate("/records/deal/1")` and an attribute of a link what is shown.
 */
export function isRoute(path: Node): boolean {
  let { parent } = path;
  // `{ "/records/deal/search": { post: … } }` says what is answered there, whoever reads it.
  if (parent?.kind === "entry" && (parent.key === path || MATCHED_KEY.test(keyOf(parent) ?? ""))) return true;
  if (parent?.kind === "compare") return true;
  if (parent?.kind === "entry") ({ parent } = parent);
  if (parent?.kind === "mapping" && parent.isMarkup) return true;
  if (parent?.kind === "mapping") ({ parent } = parent);
  if (parent?.kind !== "call") return false;
  const name = calledName(parent) ?? "";
  return (
    NAVIGATING.test(name) ||
    MATCHING.test(name) ||
    (ROUTING.test(name) && parent.args.some(({ kind }) => kind === "function"))
  );
}
