import { noteAll, type Seen } from "./allObjects";
import { callsOf, functionsOf, ownParameters, resultsOf } from "./calls";
import type { Inference, NamedObjects } from "./inference";
import { entriesOf, entryNamed, isAddressKey, isObjectKey, keyOf } from "./keys";
import { calledName } from "./program";
import { isForeignCall, mayAskKizen } from "./isSentElsewhere";
import { isMocking } from "./isMocking";
import type { PathName } from "../paths";
import { sourceOf, type Call, type Entry, type Fn, type Node } from "../syntax/nodes";
import { textsOf, valuesOf } from "./values";

/** What names an object that is written out. */
const NAME_KEYS = ["api_name", "object_name", "apiName", "objectName", "name"];

/** The objects that a call asks for: by a path, or by a parameter that becomes part of one. */
export function findCallObjects(call: Call, inference: Inference): NamedObjects {
  // What is sent to somebody else is of no object.
  if (isForeignCall(call, inference)) return { names: [], isOpen: true };
  const seen: Seen = { names: new Set(), isOpen: false };
  for (const arg of [...call.args, ...call.named.filter(mayNameObject).map(({ value }) => value)])
    noteArgument(arg, seen, inference);
  for (const entry of entriesOf(call)) {
    if (isObjectKey(keyOf(entry) ?? "")) noteAll(objectsOfEntry(entry, inference), seen);
  }
  // A client that was made for one object, and a request whose parts are given one after the other.
  // `search = partial(post, "/records/deals/search")` is a request of which a part is given already.
  const made = call.callee.kind === "member" ? call.callee.of : call.callee;
  if (seen.names.size === 0 && !seen.isOpen && made.kind !== "function")
    noteReceiver(made, seen, inference, 0);
  if (seen.names.size > 0 && (isAboutAnswer(call) || isMocking(call, inference.program))) seen.isFar = true;
  return { ...seen, names: [...seen.names] };
}

/** Whether a call does something with what was found, or says what is to be found. */
function isAboutAnswer(call: Call): boolean {
  const hasPath = call.args.some(({ kind }) => kind === "text" || kind === "concat" || kind === "name");
  return !hasPath && (call.args.some(({ kind }) => kind === "function") || calledName(call) === "reply");
}

/** Named arguments that are something else bear the names of objects as well: `index="orders"`. */
function mayNameObject({ key, value }: Entry): boolean {
  const name = key && sourceOf(key);
  return (
    value.kind !== "text" ||
    name === undefined ||
    isAddressKey(name) ||
    /obj|entity|record|resource/i.test(name)
  );
}

function noteArgument(arg: Node, seen: Seen, inference: Inference): void {
  const { program, schema } = inference;
  if (arg.kind === "mapping") {
    for (const entry of arg.entries) {
      if (isAddressKey(keyOf(entry) ?? ""))
        noteAll(objectsOfPath(inference.pathAt(entry.value), inference), seen);
    }
    return;
  }
  const path = inference.pathAt(arg);
  if (path) return noteAll(objectsAskedBy(path, inference), seen);
  if (arg.kind === "call") return noteAll(inference.objectsOfCall(arg), seen);
  for (const value of arg.kind === "name" ? program.valuesOfName(arg) : []) {
    noteAll(objectsOfPath(inference.pathAt(value), inference), seen);
    if (value.kind === "call") noteAll(objectsOfUrlCall(value, inference), seen);
  }
  const isObject = inference.roleAt(arg)?.is === "object";
  const names = textsOf(program, arg).flatMap((text) => sourceOf(text) ?? []);
  // A string that is nothing but the name of an object says it, whatever the function is.
  const known = names.filter((name) => schema.objects.has(name));
  const call = arg.parent?.kind === "call" ? arg.parent : undefined;
  const isTold = isObject || (call !== undefined && mayAskKizen(call, inference));
  if (known.length > 0 && !isTold) seen.isGuess = true;
  noteAll({ names: known, isOpen: isObject && names.length === 0 }, seen);
}

/** `url = build_url("deals")`: an address that a function makes, rather than an answer that it fetches. */
function objectsOfUrlCall(call: Call, inference: Inference): NamedObjects {
  const functions = functionsOf(call, inference.program);
  const results = functions.flatMap((fn) => resultsOf(fn));
  const isOwn = results.some((result) => inference.pathAt(result) !== undefined);
  // `new URL(…)`, `urljoin(…)` and others of another file.
  const isAddress =
    isOwn || (functions.length === 0 && /url|uri|path|endpoint/i.test(calledName(call) ?? ""));
  return isAddress ? inference.objectsOfCall(call) : { names: [], isOpen: false };
}

function noteReceiver(of: Node, seen: Seen, inference: Inference, depth: number): void {
  if (depth > 4) return;
  if (of.kind === "call") {
    const { names, isGuess, isFar } = inference.objectsOfCall(of);
    noteAll({ names, isOpen: false, isFar: isGuess === true || isFar === true }, seen);
  } else if (of.kind === "name") {
    for (const value of inference.program.valuesOfName(of)) noteReceiver(value, seen, inference, depth + 1);
  } else if (of.kind === "member" && of.key?.kind === "text" && of.key.isBare) {
    const name = sourceOf(of.key) ?? "";
    for (const value of inference.program.valuesOfAttribute(name))
      noteReceiver(value, seen, inference, depth + 1);
  }
}

/** What the fields are of that are sent to a path: those of an activity are none of an object. */
function objectsAskedBy(path: PathName, inference: Inference): NamedObjects {
  return path.kind === "activity" ? { names: [], isOpen: true } : objectsOfPath(path, inference);
}

/** The objects that a path may be of; open where the file does not say. */
export function objectsOfPath(path: PathName | undefined, inference: Inference): NamedObjects {
  const { schema } = inference;
  if (!path || path.kind !== "object") return { names: [], isOpen: false };
  if (path.written) {
    const { name } = path.written;
    return schema.objects.has(name) ? { names: [name], isOpen: false } : { names: [], isOpen: true };
  }
  if (!path.hole) return { names: [], isOpen: true };
  return objectsNamedBy(path.hole, inference);
}

export function objectsOfEntry({ value }: Entry, inference: Inference): NamedObjects {
  return objectsNamedBy(nameWithin(value), inference);
}

/** `custom_object: { id, object_name }` names the object within. */
function nameWithin(value: Node): Node {
  if (value.kind !== "mapping") return value;
  const name = NAME_KEYS.map((key) => entryNamed(value, key)).find((entry) => entry !== undefined);
  return name?.value ?? value;
}

/** The objects that an expression may name; open where one of them is unknown: `process.env.OBJECT ?? "deals"`. */
function objectsNamedBy(node: Node, { program, schema }: Inference): NamedObjects {
  const values = valuesOf(program, node);
  const names = values.flatMap((value) => {
    const name = value.kind === "text" ? sourceOf(value) : undefined;
    return name !== undefined && schema.objects.has(name) ? name : [];
  });
  return { names, isOpen: names.length < values.length };
}

/** What the callers of a function give for one of its parameters. */
export function argumentsFor(fn: Fn, index: number, inference: Inference): readonly Node[] {
  return callsOf(fn, inference.program).flatMap((call) => argumentOf(call, fn, index) ?? []);
}

/** What a call of a function gives for one of its parameters. */
export function argumentOf(call: Call, fn: Fn, index: number): Node | undefined {
  const name = fn.params[index];
  const named = name === undefined ? undefined : entryNamed(call, name)?.value;
  return named ?? call.args[index - ownParameters(fn)];
}
