import { isAddressKey, isOwnKey, keyOf } from "./keys";
import type { Inference } from "./inference";
import { calledName } from "./program";
import { isKizenCall } from "../paths";
import { sourceOf, type Call, type Entry, type Node, type Text } from "../syntax/nodes";

/** Methods by which a server says what it answers, and a test what is answered in its place. */
const ROUTING = /^(?:get|post|put|patch|delete|head|options|all|any|use|on|route|intercept|mock)$/;
/** Functions by which a page leads to another one of its own. */
const NAVIGATING = /^(?:navigate|push|replace|redirect|prefetch|revalidatePath|path|re_path)$/;
/** Values of what a call is made on that are looked at. */
const MOST = 10;

/** Whether a string stands beside something that only Kizen has, or in what Kizen is asked. */
export function isForKizen(text: Text, inference: Inference): boolean {
  if (inference.isData) return true;
  for (let node = text.parent; node && node.kind !== "function"; node = node.parent) {
    if (node.kind === "mapping" && node.entries.some((entry) => isOwnKey(keyOf(entry) ?? ""))) return true;
    if (node.kind === "call" && (isKizenCall(node) || asksKizen(node, inference))) return true;
  }
  return false;
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
  if (parent?.kind === "entry") ({ parent } = parent);
  if (parent?.kind === "mapping" && parent.isMarkup) return true;
  if (parent?.kind === "mapping") ({ parent } = parent);
  if (parent?.kind !== "call") return false;
  const name = calledName(parent) ?? "";
  return NAVIGATING.test(name) || (ROUTING.test(name) && parent.args.some(({ kind }) => kind === "function"));
}

/** Whether a call goes to somebody else: what it is made on was given another address than Kizen's. */
export function isForeignCall(call: Call, inference: Inference): boolean {
  if (call.callee.kind !== "member") return false;
  const made = receiversOf(call.callee.of, inference).filter((one) => one.kind === "call");
  return made.length > 0 && made.every((one) => addressesOf(one).some((node) => isForeign(node, inference)));
}

function receiversOf(of: Node, { program }: Inference): readonly Node[] {
  if (of.kind === "name") return program.valuesOfName(of).slice(0, MOST);
  const name =
    of.kind === "member" && of.key?.kind === "text" && of.key.isBare ? sourceOf(of.key) : undefined;
  return name === undefined ? [of] : program.valuesOfAttribute(name).slice(0, MOST);
}

/** What a client is made with: an address, or what holds one under its key. */
function addressesOf(call: Call): readonly Node[] {
  const inMappings = call.args.flatMap((arg) => (arg.kind === "mapping" ? arg.entries : []));
  const isAddress = (entry: Entry) => isAddressKey(keyOf(entry) ?? "");
  const named = [...call.named, ...inMappings].filter(isAddress).map(({ value }) => value);
  return [...named, ...call.args.filter(({ kind }) => kind !== "mapping")];
}

function isForeign(node: Node, inference: Inference): boolean {
  return inference.pathAt(node)?.isForeign === true;
}
