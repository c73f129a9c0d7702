import type { Inference, Role } from "./inference";
import { handedOn, roleOfKey } from "./keys";
import { enclosing } from "./enclosing";
import { keyOfPart } from "./program";
import { OWN } from "./calls";
import { sourceOf, type Mapping, type Member, type Node } from "../syntax/nodes";
import { valuesOf } from "./values";

export function firstRole(ways: readonly (() => Role | undefined)[]): Role | undefined {
  for (const way of ways) {
    const role = way();
    if (role) return role;
  }
  return undefined;
}

export function asRole(key: string, inference: Inference): Role | undefined {
  const role = roleOfKey(key);
  if (!role) return undefined;
  const isEveryday = role.isEveryday === true;
  // A loader of somebody's own has such keys as well.
  const certainty = isEveryday && inference.isLooseData ? "likely" : role.certainty;
  return { ...role, isEveryday, certainty, isOnlyNear: isEveryday };
}

/** A member of a constant is what it is used for: `FIELDS.first`, `NAMES.fields.first`. */
export function roleOfMember(whole: Mapping, key: string, inference: Inference): Role | undefined {
  if (whole.parent?.kind === "entry" && !inference.isData) return roleOfInnerMember(whole, key, inference);
  if (whole.parent?.kind !== "assign") return undefined;
  const { target } = whole.parent;
  const name = target.kind === "name" ? target.name : undefined;
  const uses = inference.program.usesOfKey(key).filter(({ of }) => {
    if (name === undefined) return of.kind === "member";
    return of.kind === "name"
      ? of.name === name
      : of.kind === "member" && of.key?.kind === "text" && sourceOf(of.key) === name;
  });
  return firstRole(uses.map((use) => () => handedOn(inference.roleAt(use))));
}

/** A mapping within a constant may have gone by another name until a member of it is used. */
function roleOfInnerMember(whole: Mapping, key: string, inference: Inference): Role | undefined {
  const { program } = inference;
  const uses = program.usesOfKey(key).filter(({ of }) => valuesOf(program, of).includes(whole));
  return firstRole(uses.map((use) => () => handedOn(inference.roleAt(use))));
}

/** What a thing is for that something is added to: by the key it stands under, or by its uses. */
export function roleOfThing(thing: Node, inference: Inference): Role | undefined {
  // `body.fields`, `body["fields"]`, `body.setdefault("fields", [])`
  const key = keyOfPart(thing, "setdefault");
  return (key === undefined ? undefined : asRole(key, inference)) ?? roleOfTarget(thing, inference);
}

/** What is written to a name, or to a member, is what that is used for. */
export function roleOfTarget(target: Node, inference: Inference): Role | undefined {
  const { program } = inference;
  if (target.kind === "name") {
    if (/^fields?_?(?:list|values|data)?$/i.test(target.name)) {
      const byUse = usesRole(target.name, target, inference);
      return byUse ?? { is: "fieldValues", certainty: "likely", isEveryday: false };
    }
    return usesRole(target.name, target, inference) ?? attributeRole(target.name, target, inference);
  }
  if (target.kind !== "member" || target.key?.kind !== "text") return undefined;
  const key = sourceOf(target.key);
  const own = key === undefined ? [] : ownUses(target, key, inference);
  const role = firstRole([
    ...own.map((use) => () => handedOn(inference.roleAt(use))),
    () => (key === undefined ? undefined : asRole(key, inference)),
  ]);
  if (role) return role.isEveryday ? handedOn(role) : role;
  if (inference.roleAt(target.key)?.is === "field") {
    return { is: "option", certainty: "likely", of: target.key, isEveryday: false };
  }
  if (key === undefined || !target.key.isBare) return undefined;
  const uses = program.usesOfKey(key).filter((use) => use !== target);
  return firstRole(uses.map((use) => () => handedOn(inference.roleAt(use))));
}

/** Where the class of `self.name = …` reads it: other things have a name as well. */
function ownUses(target: Member, key: string, { program }: Inference): readonly Node[] {
  const { of } = target;
  if (of.kind !== "name" || !OWN.test(of.name)) return [];
  const owner = enclosing(target, "class");
  return program
    .usesOfKey(key)
    .filter(
      (use) =>
        use !== target &&
        use.of.kind === "name" &&
        use.of.name === of.name &&
        enclosing(use, "class") === owner,
    );
}

function usesRole(name: string, at: Node, inference: Inference): Role | undefined {
  const uses = inference.program
    .usesOfName(name, at)
    .filter((use) => use.parent?.kind !== "assign" || use.parent.target !== use);
  return firstRole(uses.map((use) => () => handedOn(inference.roleAt(use))));
}

/** `static FIELD = "x"`, read as `Thing.FIELD` or `self.FIELD`. */
function attributeRole(name: string, target: Node, inference: Inference): Role | undefined {
  if (enclosing(target, "class", "function")?.kind !== "class") return undefined;
  return firstRole(inference.program.usesOfKey(name).map((use) => () => handedOn(inference.roleAt(use))));
}
