import { currentNames, fieldProblem, optionProblem } from "./faults";
import type {
  Certainty,
  FieldRole,
  Inference,
  NameRole,
  ObjectGroup,
  Objects,
  OptionRole,
} from "./inference/inference";
import type { NameMatch, NamePlace } from "./namePlace";
import type { PathName } from "./paths";
import { isUuid } from "../uuid";
import { isArchivedUnder, isEverydayName, optionOf, type FieldNames } from "./schemaNames";
import { endOf, startOf, stringValueOf } from "./stringValue";
import { sourceOf, type Node, type Text } from "./syntax/nodes";
import { isForKizen } from "./inference/isForKizen";
import { textsOf } from "./inference/values";

/** A field that a string may name: not something else in its place, such as a reference by id. */
const FIELD_NAME = /^-?[A-Za-z][\w-]*(?:\.[A-Za-z][\w-]*)?$/;
const OBJECT_NAME = /^[A-Za-z][\w-]*$/;

/** What a path is used for. */
interface PathUse {
  /** The call it is given to can ask nobody but Kizen. */
  readonly isKizenCall: boolean;
  /** It says what somebody's own server answers. */
  readonly isRoute: boolean;
  /** It says what a test answers, for objects that nobody has as well. */
  readonly isMocked: boolean;
}

/** Says what the strings of a program mean in a schema, and where one of them is wrong. */
export class Matcher {
  readonly #inference: Inference;
  #meansOtherObjects: boolean | undefined;

  constructor(inference: Inference) {
    this.#inference = inference;
  }

  /** The name in a path. */
  pathPlace(
    { kind, written, isKizen, isComplete, needsId }: PathName,
    { isKizenCall, isRoute, isMocked }: PathUse,
  ): NamePlace | undefined {
    if (!written) return undefined;
    const { name, start, end, isDirect } = written;
    const certainty: Certainty = isDirect ? "certain" : "likely";
    const isOurs = isKizen || isKizenCall || (isComplete && !isRoute);
    const mayBeWrong = isDirect && !needsId && isOurs;
    const isSure = (isKizen && !isRoute && !isMocked) || isKizenCall;
    return this.#named(kind, name, { start, end, certainty, mayBeWrong, isSure });
  }

  /** A string that names an object or an activity type by the place where it stands. */
  namePlace(text: Text, { is, certainty, isEveryday }: NameRole): NamePlace | undefined {
    const name = stringValueOf(text);
    if (name === undefined) return undefined;
    const place = { start: startOf(text), end: endOf(text) };
    const isName = certainty === "certain" && OBJECT_NAME.test(name) && !isUuid(name);
    const isOurs = !isEveryday || (isForKizen(text, this.#inference) && !this.#hasOtherObjects());
    const mayBeWrong = isName && isOurs;
    return this.#named(is, name, { ...place, certainty, mayBeWrong, isSure: false });
  }

  fieldPlace(text: Text, role: FieldRole): NamePlace | undefined {
    const written = stringValueOf(text);
    if (written === undefined) return undefined;
    const { schema } = this.#inference;
    const [first = "", second] = written.split(".", 2);
    const isSigned = written.startsWith("-");
    const place = { kind: "field", start: startOf(text) + (isSigned ? 1 : 0), end: endOf(text) } as const;
    const byObject = second !== undefined && schema.objects.has(first);
    const objects = byObject ? groupOf([first]) : this.objectsFor(text, role);
    const name = byObject ? second : isSigned ? written.slice(1) : written;
    const candidates = objects.groups.flatMap(({ names }) => names);
    const shift = byObject ? first.length + 1 : 0;
    const nameStart = place.start + shift;
    const common = {
      ...place,
      nameStart,
      certainty: role.certainty,
      objects: unique(candidates),
      fields: [],
    };
    const match = this.#fieldIn(byObject ? candidates : candidatesFor(role, objects), name);
    if (match) {
      const isTold = role.isWeak !== true || !isEverydayName(name);
      return { ...common, match: isTold ? match : undefined, problem: undefined };
    }
    const isName = FIELD_NAME.test(written) && (byObject || second === undefined) && !isUuid(written);
    const isHere = role.isOnlyNear !== true || this.#isNear(text);
    const problem =
      role.certainty === "certain" && isName && isHere
        ? fieldProblem(schema, name, objects, byObject ? { isEveryday: false } : role)
        : undefined;
    return {
      ...common,
      match: undefined,
      problem: problem && { ...problem, start: nameStart, end: place.end },
    };
  }

  optionPlace(text: Text, role: OptionRole): NamePlace | undefined {
    const said = stringValueOf(text);
    if (said === undefined) return undefined;
    const fields = this.fieldsNamedBy(role.of);
    const place = {
      kind: "option",
      start: startOf(text),
      end: endOf(text),
      nameStart: startOf(text),
      certainty: role.certainty,
    } as const;
    const common = { ...place, objects: unique(fields.map(([object]) => object)), fields };
    for (const [object, name] of fields) {
      const field = this.#field(object, name);
      const option = field && optionOf(field, said);
      if (option)
        return { ...common, match: { object, field: name, option: option.label }, problem: undefined };
    }
    const [first] = fields;
    const isNear = this.#isNear(text);
    const ofField = this.#inference.roleAt(role.of);
    const isHere = isNear || (ofField?.is === "field" && ofField.isOnlyNear !== true);
    const problem =
      first && role.certainty === "certain" && isHere
        ? optionProblem(this.#inference.schema, said, first, role.isEveryday || !isNear)
        : undefined;
    return {
      ...common,
      match: undefined,
      problem: problem && { ...problem, start: place.start, end: place.end },
    };
  }

  /** The fields that an expression names, where a string does it, with their objects: the best one only. */
  fieldsNamedBy(node: Node): (readonly [object: string, field: string])[] {
    for (const text of textsOf(this.#inference.program, node)) {
      const name = stringValueOf(text);
      if (name === undefined) continue;
      const [first = "", second] = name.split(".", 2);
      const isDotted = second !== undefined && this.#inference.schema.objects.has(first);
      const role = this.#inference.roleAt(text);
      const objects = isDotted
        ? groupOf([first])
        : this.objectsFor(text, role?.is === "field" || role?.is === "fields" ? role : undefined);
      const field = isDotted ? second : name;
      const candidates = unique(objects.groups.flatMap(({ names }) => names));
      const found = candidates.filter((object) => (this.#field(object, field)?.options.length ?? 0) > 0);
      const [best] = found;
      if (best !== undefined)
        return [[best, field], ...found.slice(1).map((object) => [object, field] as const)];
    }
    return [];
  }

  /** The objects that a string may be a field of: those of its record, else those around it. */
  objectsFor(node: Node, role: { readonly record?: Node } | undefined): Objects {
    const around = this.#inference.objectsAt(node);
    const ofRecord = role?.record ? this.#inference.recordObjects(role.record) : [];
    return ofRecord.length === 0 ? around : { groups: [...groupOf(ofRecord).groups, ...around.groups] };
  }

  /** The object of a list of candidates that has all of the names as fields. */
  objectWithAll(names: readonly string[], candidates: readonly string[]): string | undefined {
    const { objects } = this.#inference.schema;
    return candidates.find((object) => names.every((name) => objects.get(object)?.fields.has(name)));
  }

  /** Whether some `object` in the file is nothing like ours: it is a word of somebody else's, then. */
  #hasOtherObjects(): boolean {
    const { program, schema } = this.#inference;
    return (this.#meansOtherObjects ??= program.mappings.some(({ entries }) =>
      entries.some(({ key, value }) => {
        const name =
          key && sourceOf(key) === "object" && value.kind === "text" ? stringValueOf(value) : undefined;
        return (
          name !== undefined && OBJECT_NAME.test(name) && currentNames(schema.objects, name).length === 0
        );
      }),
    ));
  }

  /** Whether the same call or mapping says an object, rather than lets one be guessed. */
  #isNear(node: Node): boolean {
    const [nearest] = this.#inference.objectsAt(node).groups;
    return nearest?.nearness === "call" && nearest.isGuess !== true;
  }

  #field(object: string, name: string): FieldNames | undefined {
    return this.#inference.schema.objects.get(object)?.fields.get(name);
  }

  #fieldIn(objects: readonly string[], field: string): NameMatch | undefined {
    const object = objects.find((one) => this.#field(one, field) !== undefined);
    return object === undefined ? undefined : { object, field };
  }

  #named(
    kind: "object" | "activity",
    name: string,
    options: {
      readonly start: number;
      readonly end: number;
      readonly certainty: Certainty;
      readonly mayBeWrong: boolean;
      /** Nothing alike is needed to say that it is wrong. */
      readonly isSure: boolean;
    },
  ): NamePlace {
    const { schema } = this.#inference;
    const { start, end, certainty, mayBeWrong, isSure } = options;
    const all = kind === "object" ? schema.objects : schema.activities;
    const place = { kind, start, end, nameStart: start, certainty, objects: [], fields: [] };
    const known = all.get(name);
    const match = known && (kind === "object" ? { object: name } : { activity: name });
    const isWhole = kind === "object" ? schema.hasAllObjects : schema.hasAllActivities;
    const about = { object: undefined, field: undefined, start, end };
    const isArchived =
      known?.isArchived === true || (!match && [...all.keys()].some((one) => isArchivedUnder(name, one)));
    if (!mayBeWrong || (match && !isArchived) || (!isWhole && !match))
      return { ...place, match, problem: undefined };
    const suggestions = currentNames(all, name);
    if (isArchived) return { ...place, match, problem: { kind: "archived", ...about, suggestions } };
    const isWrong = isSure || suggestions.length > 0;
    return { ...place, match, problem: isWrong ? { kind: "unknown", ...about, suggestions } : undefined };
  }
}

function groupOf(names: readonly string[]): { readonly groups: readonly ObjectGroup[] } {
  return { groups: [{ nearness: "call", names, isOpen: false }] };
}

/** The objects whose field a name may be: of the call alone where only its own object can be meant. */
function candidatesFor({ certainty, isEveryday }: FieldRole, { groups }: Objects): readonly string[] {
  const [nearest] = groups;
  const isSure = certainty === "certain" && !isEveryday && nearest && isOnlyOne(nearest);
  return isSure ? nearest.names : groups.flatMap(({ names }) => names);
}

function isOnlyOne({ nearness, names, isOpen, isGuess, isOuter }: ObjectGroup): boolean {
  return nearness === "call" && names.length === 1 && !isOpen && isGuess !== true && isOuter !== true;
}

function unique(names: readonly string[]): string[] {
  return [...new Set(names)];
}
