import type { Inference, NamedObjects, Objects, Role } from "./inference";
import { findIsElsewhere } from "./isSentElsewhere";
import { AllObjects } from "./allObjects";
import { findCallObjects } from "./callObjects";
import { findObjects, findObjectsOfUses } from "./objects";
import { pathName, type PathName } from "../paths";
import type { Program } from "./program";
import { findFieldsBehind, findRecordObjects } from "./records";
import { findRole } from "./roles";
import type { SchemaNames } from "../schemaNames";
import type { Call, Fn, Node, Text } from "../syntax/nodes";

/** Steps from name to name; programs that go in circles, or far, are left alone. */
const DEEPEST = 40;

/** Finds out about a program, each thing once. */
export class ProgramInference implements Inference {
  readonly all = new AllObjects();
  readonly #paths = new Map<Node, PathName | undefined>();
  readonly #roles = new Map<Node, Role | undefined>();
  readonly #objects = new Map<Node, Objects>();
  readonly #calls = new Map<Node, NamedObjects>();
  readonly #elsewhere = new Map<Call | Fn, boolean>();
  readonly #uses = new Map<Node, NamedObjects>();
  readonly #records = new Map<Node, readonly string[]>();
  readonly #fields = new Map<Node, readonly Text[]>();
  #depth = 0;

  constructor(
    readonly program: Program,
    readonly schema: SchemaNames,
    readonly isData: boolean,
    readonly isLooseData: boolean,
  ) {}

  pathAt(node: Node): PathName | undefined {
    return this.#once(this.#paths, node, undefined, () => pathName(this.program, node));
  }

  roleAt(node: Node): Role | undefined {
    return this.#once(this.#roles, node, undefined, () => findRole(node, this));
  }

  objectsAt(node: Node): Objects {
    return this.#once(this.#objects, node, { groups: [] }, () => findObjects(node, this, this.all));
  }

  isElsewhere(node: Call | Fn): boolean {
    return this.#once(this.#elsewhere, node, false, () => findIsElsewhere(node, this));
  }

  objectsOfCall(call: Call): NamedObjects {
    return this.#once(this.#calls, call, { names: [], isOpen: false }, () => findCallObjects(call, this));
  }

  objectsOfUses(node: Node): NamedObjects {
    return this.#once(this.#uses, node, { names: [], isOpen: false }, () => findObjectsOfUses(node, this));
  }

  recordObjects(node: Node): readonly string[] {
    return this.#once(this.#records, node, [], () => findRecordObjects(node, this));
  }

  fieldsBehind(node: Node): readonly Text[] {
    return this.#once(this.#fields, node, [], () => findFieldsBehind(node, this));
  }

  /** What is asked for while it is being found out goes in a circle: it says nothing. */
  #once<N extends Node, V>(known: Map<N, V>, node: N, nothing: V, find: () => V): V {
    const before = known.get(node);
    if (before !== undefined || known.has(node)) return before as V;
    if (this.#depth >= DEEPEST) return nothing;
    known.set(node, nothing);
    this.#depth++;
    const found = find();
    this.#depth--;
    known.set(node, found);
    return found;
  }
}
