import { functionsOf, givenTo, namesIn } from "./calls";
import type { Inference } from "./inference";
import { isAddressKey, isOwnKey, keyOf } from "./keys";
import { calledName } from "./program";
import {
  childrenOf,
  sourceOf,
  type Call,
  type Entry,
  type Fn,
  type Mapping,
  type Node,
  type Text,
} from "../syntax/nodes";
import { isPassing } from "./values";

/** Values of what a call is made on that are looked at. */
const MOST = 10;
/** Nodes of a function in which its requests are looked for. */
const MOST_NODES = 300;
/** Names of what asks for records; nobody calls a cache, a queue or a table so. */
const CLIENT = /kizen|crm|client|api|sdk|record|object/i;
/** Names of databases and of other services, whose tables and objects may have any name. */
const OTHERS =
  /mongo|redis|sql|dynamo|elastic|prisma|kafka|cache|queue|firestore|supabase|hubspot|salesforce|sforce|airtable|notion|stripe|shopify|zendesk|pipedrive|odoo|zoho/i;
/** What a function is called that was written to ask for records. */
const ASKING = /^(?:search|find|fetch|query|list|get|load|read|add|create|post|put|patch|update|upsert|save)/;
const OWN = /^(?:this|self)$/;
/** What is told to a log, to a tracker or to listeners, rather than asked for. */
const TELLING =
  /^(?:log|debug|info|warn|warning|error|exception|critical|trace|print|alert|track|identify|capture\w*|logEvent|gtag|fbq|emit|publish|dispatch|setContext|setExtra)$/;
/** What trackers are handed events by. */
const EVENTS = /^(?:dataLayer|_(?:gaq|hsq|paq))$/;
/** Under which keys a request has what it sends. */
const BODY = /^(?:body|data|json|payload|params|form|query|variables)$/;
const METHOD = /^(?:get|post|put|patch|delete)$/i;

/** Whether a call goes to somebody else: what it is made on was given another address than Kizen's. */
export function isForeignCall(call: Call, inference: Inference): boolean {
  if (call.callee.kind !== "member") return false;
  const made = receiversOf(call, inference).filter((one) => one.kind === "call");
  return made.length > 0 && made.every((one) => addressesOf(one).some((node) => isForeign(node, inference)));
}

/** Whether what a string says is sent to others than Kizen, or to a log: whatever it looks like, it is no name of ours. */
export function isSentElsewhere(text: Text, inference: Inference): boolean {
  let inner: Node = text;
  for (let node = text.parent; node; inner = node, node = node.parent) {
    // What is read, compared or called back is not what is sent.
    if (node.kind === "member" || node.kind === "compare" || node.kind === "function") return false;
    if (node.kind === "mapping" && isBodyForOthers(node, inner, inference)) return true;
    if (node.kind !== "call" || inner === node.callee) continue;
    if (inference.isElsewhere(node)) return true;
    if (!isPassing(node, inference.program) && !isMade(node)) return false;
  }
  return false;
}

/** `{ url: "https://…", body: { … } }`, whoever makes a request of it. */
function isBodyForOthers({ entries }: Mapping, inner: Node, inference: Inference): boolean {
  if (inner.kind !== "entry" || !BODY.test(keyOf(inner) ?? "")) return false;
  return entries.some((entry) => isAddressKey(keyOf(entry) ?? "") && isForeign(entry.value, inference));
}

/** `new URLSearchParams({ … })`: a thing that holds what it is given. */
function isMade(call: Call): boolean {
  return call.callee.kind === "name" && /^[A-Z]/.test(call.callee.name);
}

/** Whether a call, or a function that is called, asks others than Kizen, or only tells something. */
export function findIsElsewhere(call: Call | Fn, inference: Inference): boolean {
  if (call.kind === "function") return onlyAsksOthers(call, inference);
  if (isForeignCall(call, inference) || asksOthers(call, inference)) return true;
  if (isTelling(call) && !mayAskKizen(call, inference)) return true;
  const functions = functionsOf(call, inference.program);
  return functions.length > 0 && functions.every((fn) => inference.isElsewhere(fn));
}

function isTelling(call: Call): boolean {
  return TELLING.test(calledName(call) ?? "") || namesIn(call.callee).some((name) => EVENTS.test(name));
}

/** Whether a call that is given the name of an object may ask Kizen for it, as far as its names tell. */
export function mayAskKizen(call: Call, inference: Inference): boolean {
  const { callee } = call;
  if (callee.kind === "name") return ASKING.test(callee.name) || CLIENT.test(callee.name);
  if (callee.kind !== "member") return false;
  const isAsking = ASKING.test(calledName(call) ?? "");
  if (isAsking && (saysOwnKey(call) || (callee.of.kind === "name" && OWN.test(callee.of.name)))) return true;
  if (isNamedClient(callee, inference)) return true;
  return receiversOf(call, inference).some(
    (one) =>
      one.kind === "call" &&
      (isNamedClient(one.callee, inference) ||
        addressesOf(one).some((node) => inference.pathAt(node)?.isForeign === false)),
  );
}

function saysOwnKey(call: Call): boolean {
  return [...call.named, ...entriesGivenTo(call)].some((entry) => isOwnKey(keyOf(entry) ?? ""));
}

function isNamedClient(node: Node, { program }: Inference): boolean {
  const names = namesIn(node);
  if (!names.some((name) => CLIENT.test(name))) return false;
  const root = rootOf(node);
  const made = root.kind === "name" ? program.valuesOfName(root).slice(0, MOST).flatMap(namesIn) : [];
  return ![...names, ...made].some((name) => OTHERS.test(name));
}

/** What a chain of members and calls begins with. */
function rootOf(node: Node): Node {
  if (node.kind === "call") return rootOf(node.callee);
  return node.kind === "member" ? rootOf(node.of) : node;
}

function receiversOf({ callee }: Call, { program }: Inference): readonly Node[] {
  return callee.kind === "member" ? givenTo(callee.of, program).slice(0, MOST) : [];
}

/** What a client is made with: an address, or what holds one under its key. */
function addressesOf(call: Call): readonly Node[] {
  return [
    ...addressesIn([...call.named, ...entriesGivenTo(call)]),
    ...call.args.filter(({ kind }) => kind !== "mapping"),
  ];
}

function addressesIn(entries: readonly Entry[]): readonly Node[] {
  return entries.filter((entry) => isAddressKey(keyOf(entry) ?? "")).map(({ value }) => value);
}

function entriesGivenTo(call: Call): readonly Entry[] {
  return call.args.flatMap((arg) => (arg.kind === "mapping" ? arg.entries : []));
}

/** `fetch("https://…")`, `requests.request("POST", url="https://…")`. */
function asksOthers(call: Call, inference: Inference): boolean {
  const [first, second] = call.args;
  const isMethod = first?.kind === "text" && METHOD.test(sourceOf(first) ?? "");
  const asked = isMethod ? second : first;
  return [...addressesIn(call.named), ...(asked ? [asked] : [])].some((node) => isForeign(node, inference));
}

/** A function of this file that has a request, and none that may be for Kizen. */
function onlyAsksOthers(fn: Fn, inference: Inference): boolean {
  let hasOther = false;
  const open: Node[] = [...fn.body];
  for (let node = open.pop(), count = 0; node && count < MOST_NODES; node = open.pop(), count++) {
    if (node.kind === "call") {
      if (isForeignCall(node, inference) || asksOthers(node, inference)) hasOther = true;
      else if (addressesOf(node).some((one) => inference.pathAt(one)?.isForeign === false)) return false;
    }
    open.push(...childrenOf(node));
  }
  return hasOther;
}

function isForeign(node: Node, inference: Inference): boolean {
  return inference.pathAt(node)?.isForeign === true;
}
