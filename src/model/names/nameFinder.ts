import { objectsOfPath } from "./inference/callObjects";
import type { Role } from "./inference/inference";
import type { FoundNames, KeptNames, Sign } from "./keptNames";
import { Matcher } from "./matcher";
import type { NamePlace } from "./namePlace";
import { isKizenCall, wholeString, type PathName } from "./paths";
import { isSentElsewhere } from "./inference/isSentElsewhere";
import { isRoute } from "./inference/isForKizen";
import { isMocked } from "./inference/isMocking";
import type { ProgramInference } from "./inference/programInference";
import { Neighbours, textsOfClass } from "./neighbours";
import { endOf, startOf, stringValueOf } from "./stringValue";
import type { Mapping, Node, Text } from "./syntax/nodes";

/** Strings that are looked at in one step. */
const RUN = 5;

/** Looks at the strings of one document. `isSigned` of `find` is whether its text names Kizen outright. */
export class NameFinder {
  readonly #inference: ProgramInference;
  readonly #matcher: Matcher;
  readonly #places = new Map<number, NamePlace>();
  readonly #signs = new Map<number, Sign>();
  #isSigned = false;
  #options: ReadonlySet<string> | undefined;

  constructor(inference: ProgramInference) {
    this.#inference = inference;
    this.#matcher = new Matcher(inference);
  }

  /** With what is still known of an earlier reading, only the rest is looked at. */
  *find(isSigned: boolean, kept?: KeptNames): Generator<undefined, FoundNames> {
    const { texts, lists, mappings, classes } = this.#inference.program;
    this.#isSigned = isSigned;
    const isNew = (text: Text | undefined) => text !== undefined && kept?.has(startOf(text)) !== true;
    yield* inSteps(texts, (text) =>
      this.#noteSign(text, isNew(text) ? this.#signOf(text) : kept?.signAt(startOf(text))),
    );
    if (!this.#isSigned) return { places: [], signs: this.#signs };
    for (const place of kept?.places ?? []) this.#add(place);
    const changed = kept ? texts.filter(isNew) : texts;
    yield* inSteps(changed, (text) => this.#add(this.#placeOf(text)));
    const neighbours = new Neighbours(this.#inference, this.#matcher);
    yield* inSteps(lists, ({ items }) => {
      if (isNew(items.find((item) => item.kind === "text"))) this.#addAll(neighbours.ofList(items));
    });
    yield* inSteps(mappings, (mapping) => {
      if (isNew(firstTextOf(mapping))) this.#addAll(neighbours.ofMapping(mapping, this.#places));
    });
    yield* inSteps(classes, (whole) => {
      if (isNew(textsOfClass(whole)[0])) this.#addAll(neighbours.ofClass(whole, this.#places));
    });
    return { places: [...this.#places.values()].toSorted((a, b) => a.start - b.start), signs: this.#signs };
  }

  #noteSign(text: Text, sign: Sign | undefined): void {
    if (!sign) return;
    this.#signs.set(startOf(text), sign);
    this.#inference.all.note(text, sign.names, sign.isOpen);
    this.#isSigned ||= sign.isSure;
  }

  /** Objects come first: fields are theirs, and one that exists is a sign of Kizen. */
  #signOf(text: Text): Sign | undefined {
    const { schema } = this.#inference;
    const value = stringValueOf(text);
    const [, object = "", field = ""] = /^([A-Za-z][\w-]*)\.([A-Za-z][\w-]*)$/.exec(value ?? "") ?? [];
    if (schema.objects.get(object)?.fields.has(field) === true && !isSentElsewhere(text, this.#inference))
      return { names: [object], isOpen: false, isSure: true };
    const path = this.#pathAt(wholeString(text));
    if (path?.isForeign === false) {
      const { names, isOpen } = objectsOfPath(path, this.#inference);
      const isActivity = path.kind === "activity" && schema.activities.has(path.written?.name ?? "");
      return { names, isOpen, isSure: names.length > 0 || isActivity };
    }
    const role = value !== undefined && schema.objects.has(value) ? this.#inference.roleAt(text) : undefined;
    if (value === undefined || role?.is !== "object" || role.isGuess === true) return undefined;
    if (isSentElsewhere(text, this.#inference)) return undefined;
    return { names: [value], isOpen: false, isSure: true };
  }

  #placeOf(text: Text): NamePlace | undefined {
    const whole = wholeString(text);
    const path = this.#pathAt(whole);
    if (path) {
      const { written } = path;
      const place = this.#matcher.pathPlace(path, {
        isKizenCall: isKizenCall(whole.parent),
        isRoute: isRoute(whole),
        isMocked: isMocked(whole, this.#inference.program),
      });
      if (written && place && startOf(text) <= written.start && written.end <= endOf(text)) return place;
      // A constant in a path has its place where it is written.
      if (place) this.#add(place);
      return undefined;
    }
    const role = this.#inference.roleAt(text);
    const place = (role && this.#placeOfRole(text, role)) ?? this.#dotted(text) ?? this.#optionUnderKey(text);
    return place && isSentElsewhere(text, this.#inference) ? undefined : place;
  }

  /** The path that a string is, unless it is asked of somebody else. */
  #pathAt(whole: Node): PathName | undefined {
    const path = this.#inference.pathAt(whole);
    const { parent } = whole;
    const isForeign =
      path?.isForeign === false && parent?.kind === "call" && this.#inference.isElsewhere(parent);
    return isForeign ? { ...path, written: undefined, hole: undefined, isForeign } : path;
  }

  #placeOfRole(text: Text, role: Role): NamePlace | undefined {
    switch (role.is) {
      case "object":
      case "activity":
        return this.#matcher.namePlace(text, role);
      case "field":
      case "fields":
        return this.#matcher.fieldPlace(text, role);
      case "fieldValues":
        return this.#matcher.fieldPlace(text, { is: "field", certainty: "likely", isEveryday: false });
      case "option":
        return this.#matcher.optionPlace(text, role);
    }
  }

  /** `object.field`, where both exist. */
  #dotted(text: Text): NamePlace | undefined {
    const [object = "", field] = stringValueOf(text)?.split(".", 2) ?? [];
    if (field === undefined || !this.#inference.schema.objects.get(object)?.fields.has(field))
      return undefined;
    return this.#matcher.fieldPlace(text, { is: "field", certainty: "likely", isEveryday: false });
  }

  /** `{ stage: "Won" }`, `stage: { won: Won }`: an option that exists, under a key that is its field. */
  #optionUnderKey(text: Text): NamePlace | undefined {
    if (!this.#optionsOfFile().has(stringValueOf(text) ?? "")) return undefined;
    let node: Node = text;
    for (let step = 0; step < 4 && node.parent; step++) {
      node = node.parent;
      if (node.kind !== "entry" || !node.key) continue;
      const place = this.#matcher.optionPlace(text, {
        is: "option",
        certainty: "likely",
        of: node.key,
        isEveryday: true,
      });
      if (place?.match) return place;
    }
    return undefined;
  }

  /** What the fields of the objects of this file can be: few strings are among those. */
  #optionsOfFile(): ReadonlySet<string> {
    if (this.#options) return this.#options;
    const { all, program, schema } = this.#inference;
    const fields = all
      .of(program.root)
      .names.flatMap((name) => [...(schema.objects.get(name)?.fields.values() ?? [])]);
    const options = fields.flatMap((field) => field.options);
    return (this.#options = new Set(options.flatMap(({ id, label, code }) => [id, label, code])));
  }

  #addAll(places: readonly NamePlace[]): void {
    for (const place of places) this.#add(place);
  }

  /** One place says one thing: the surer, and of equals the first. */
  #add(place: NamePlace | undefined): void {
    if (!place) return;
    const before = this.#places.get(place.start);
    const isBetter = !before || (!before.match && !before.problem && place.match !== undefined);
    if (isBetter) this.#places.set(place.start, place);
  }
}

/** Where a mapping stands, as far as its strings say. */
function firstTextOf({ entries: [first] }: Mapping): Text | undefined {
  return first?.key ?? (first?.value.kind === "text" ? first.value : undefined);
}

function* inSteps<T>(items: readonly T[], work: (item: T) => void): Generator<undefined, void> {
  for (const [index, item] of items.entries()) {
    work(item);
    if (index % RUN === RUN - 1) yield;
  }
}
