import { isRemade } from "./isRemade";
import { noteAll, type AllObjects, type Seen } from "./allObjects";
import { objectsOfEntry, objectsOfPath } from "./callObjects";
import { callsOf } from "./calls";
import type { Inference, NamedObjects, ObjectGroup, Objects } from "./inference";
import { isAddressKey, isObjectKey, keyOf } from "./keys";
import { enclosing } from "./enclosing";
import { calledName } from "./program";
import { sourceOf, type Call, type Fn, type List, type Mapping, type Node } from "../syntax/nodes";
import { isAdding, isPassing } from "./values";

/** Steps outwards, and from a name to where it is used. */
const FARTHEST = 60;
const MOST_HOPS = 5;
/** Mappings around a name: that of `{ name, value }`, and that of the list of those. */
const NEAR_MAPPINGS = 2;
/** Uses that are looked at for one value: whatever says its object is seldom far. */
const MOST_VISITED = 200;

/** Items of a list that are parts of one thing, rather than one thing each. */
const MOST_TOGETHER = 4;
/** Libraries whose functions give a part of what they are given, or a copy of it. */
const LIBRARY = /^(?:_|lodash|R|Object|Array|JSON|copy|functools|itertools)$/;
/** Calls whose result is made of what their callbacks give. */
const COLLECTING = /^(?:map|flatMap|from|reduce)$/;

/** A way outwards: what it has seen, and the uses that it has come by. */
interface Walk {
  readonly seen: Seen;
  readonly visited: Set<Node>;
}

/** The objects that a field at a node may be of: of the same call or mapping, else of the function, else of the file. */
export function findObjects(node: Node, inference: Inference, all: AllObjects): Objects {
  const groups: ObjectGroup[] = [];
  const near: Seen = { names: new Set(), isOpen: false };
  outwards(node, { seen: near, visited: new Set() }, inference, 0);
  if (near.names.size > 0 || near.isOpen)
    groups.push({
      nearness: near.isFar === true ? "function" : "call",
      names: [...near.names],
      isOpen: near.isOpen,
      isOuter: near.isOuter === true,
      isGuess: near.isGuess === true,
    });
  for (
    let scope = enclosing(node, "function", "class");
    scope;
    scope = enclosing(scope, "function", "class")
  ) {
    const group = all.of(scope);
    if (group.names.length > 0) groups.push({ ...group, nearness: "function" });
  }
  const file = all.of(inference.program.root);
  if (file.names.length > 0) groups.push({ ...file, nearness: "file" });
  return { groups };
}

/** Goes outwards until something says an object. */
function outwards(from: Node, walk: Walk, inference: Inference, hops: number): void {
  const { seen } = walk;
  let node: Node = from;
  let mappings = 0;
  // Of what is asked for within a callback, or of its answer, little is said by what is around those.
  let [isBehind, isAnswer] = [false, false];
  for (let step = 0; step < FARTHEST && node.parent; step++) {
    const inner = node;
    node = node.parent;
    if (node.kind === "mapping") {
      mappings++;
      const before = seen.names.size;
      const isSaid = noteMapping(node, inner, seen, inference);
      const isAddress = node.entries.some((entry) => isAddressKey(keyOf(entry) ?? ""));
      if (seen.names.size > before && mappings > NEAR_MAPPINGS && !isAddress) seen.isOuter = true;
      if (isBehind && seen.names.size > before) seen.isFar = true;
      if (isSaid) return;
    }
    if (node.kind === "list") noteTuple(node, inner, seen, inference);
    isBehind ||= isRemade(node, inner);
    if (node.kind === "call" && inner !== node.callee && !isPassing(node, inference.program)) {
      noteAll(inference.objectsOfCall(node), seen);
      // What is done with an answer is not what was asked: `get(…).then((found) => reply({ fields }))`.
      isBehind ||= inner.kind === "function" && !COLLECTING.test(calledName(node) ?? "");
      if (isBehind && seen.names.size > 0) seen.isFar = true;
      if (seen.names.size > 0 || seen.isOpen) return;
      isAnswer ||= isRequest(node) && !isAdding(node);
    }
    if (hop(node, inner, walk, inference, hops)) {
      if ((isBehind || isAnswer) && seen.names.size > 0) seen.isFar = true;
      return;
    }
    if (node.kind === "function" && !isCallback(node)) return;
  }
}

/** A path beside it, in what is handed on together: `useSWR(["/records/deals/search", body], post)`. */
function noteTuple({ items }: List, inner: Node, seen: Seen, inference: Inference): void {
  if (inner.kind !== "mapping" || items.length > MOST_TOGETHER) return;
  for (const item of items) noteAll(objectsOfPath(inference.pathAt(item), inference), seen);
}

/** From what is given a name to where the name is used. */
function hop(node: Node, inner: Node, walk: Walk, inference: Inference, hops: number): boolean {
  const { seen } = walk;
  if (hops >= MOST_HOPS || !isHandedOn(node, inner)) return false;
  // Everything in one value is used where the value is: that is looked up once.
  if (hops === 0) noteAll(inference.objectsOfUses(node), seen);
  else followUses(node, walk, inference, hops);
  return seen.names.size > 0 || seen.isOpen;
}

/** A method of a thing that is no library of functions; what those give is still what they were given. */
function isRequest({ callee }: Call): boolean {
  if (callee.kind !== "member") return false;
  return callee.of.kind !== "name" || !LIBRARY.test(callee.of.name);
}

/** Whether a part of a node may be used elsewhere: what is assigned, returned, or added to something. */
function isHandedOn(node: Node, inner: Node): boolean {
  if (node.kind === "assign") return inner === node.value;
  return node.kind === "return" || (node.kind === "call" && node.callee.kind === "member" && isAdding(node));
}

/** The objects that are said where the value of an assignment, a function or a list is used. */
export function findObjectsOfUses(node: Node, inference: Inference): NamedObjects {
  const walk: Walk = { seen: { names: new Set(), isOpen: false }, visited: new Set() };
  followUses(node, walk, inference, 0);
  return { ...walk.seen, names: [...walk.seen.names] };
}

function followUses(node: Node, walk: Walk, inference: Inference, hops: number): void {
  for (const use of usesOf(node, inference)) {
    if (walk.visited.size >= MOST_VISITED) return;
    if (walk.visited.has(use) || isInside(use, node)) continue;
    walk.visited.add(use);
    outwards(use, walk, inference, hops + 1);
  }
}

function usesOf(node: Node, { program }: Inference): readonly Node[] {
  if (node.kind === "assign") {
    const { target } = node;
    if (target.kind === "name") return program.usesOfName(target.name, target);
    if (target.kind !== "member" || target.key?.kind !== "text") return [];
    if (target.key.isBare) return program.usesOfKey(sourceOf(target.key) ?? "");
    const whole = wholeOf(target);
    return whole.kind === "name" ? program.usesOfName(whole.name, whole) : [];
  }
  if (node.kind === "return") {
    const fn = enclosing(node, "function");
    return fn && !isCallback(fn) ? callsOf(fn, program) : [];
  }
  // `body["fields"].append({…})`: what is added goes where the list goes.
  const whole = node.kind === "call" && node.callee.kind === "member" ? wholeOf(node.callee.of) : node;
  return whole.kind === "name" ? program.usesOfName(whole.name, whole) : [];
}

/** What a thing is a part of: `body` for `body["fields"]` and `body.setdefault("fields", [])`. */
function wholeOf(node: Node): Node {
  let whole = node;
  for (;;) {
    if (whole.kind === "member") whole = whole.of;
    else if (whole.kind === "call" && whole.callee.kind === "member") whole = whole.callee.of;
    else return whole;
  }
}

function isInside(node: Node, whole: Node): boolean {
  for (let one: Node | undefined = node; one; one = one.parent) if (one === whole) return true;
  return false;
}

/** A function that is given to a call is a part of what surrounds it. */
function isCallback({ parent, name }: Fn): boolean {
  return name === undefined && parent?.kind === "call";
}

/** Whether a mapping has said which object everything in it is about. */
function noteMapping(mapping: Mapping, inner: Node, seen: Seen, inference: Inference): boolean {
  let isSaid = false;
  for (const entry of mapping.entries) {
    const key = keyOf(entry);
    if (key === undefined || entry === inner) continue;
    if (isAddressKey(key)) noteAll(objectsOfPath(inference.pathAt(entry.value), inference), seen);
    if (isObjectKey(key)) noteAll(objectsOfEntry(entry, inference), seen);
    // What is related is another object than what is meant by everything around.
    isSaid ||= (isObjectKey(key) && key !== "related_object") || isAddressKey(key);
  }
  return isSaid && (seen.names.size > 0 || seen.isOpen);
}
