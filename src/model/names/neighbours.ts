import type { ProgramInference } from "./inference/programInference";
import { keyOf } from "./inference/keys";
import type { Matcher } from "./matcher";
import type { NameMatch, NamePlace } from "./namePlace";
import { isEverydayName, optionOf } from "./schemaNames";
import { endOf, startOf, stringValueOf } from "./stringValue";
import type { Class, Mapping, Node, Text } from "./syntax/nodes";

/** Names that strings are together, each of which says little alone: items of a list, members of a constant, keys. */
export class Neighbours {
  readonly #inference: ProgramInference;
  readonly #matcher: Matcher;

  constructor(inference: ProgramInference, matcher: Matcher) {
    this.#inference = inference;
    this.#matcher = matcher;
  }

  /** A list of nothing but fields, options or objects says so by itself. */
  ofList(items: readonly Node[]): readonly NamePlace[] {
    const texts = items.filter((item) => item.kind === "text");
    return texts.length === items.length ? this.#together(texts) : [];
  }

  ofMapping(mapping: Mapping, places: ReadonlyMap<number, NamePlace>): readonly NamePlace[] {
    const isConstant = !this.#inference.isData && isInConstant(mapping);
    const members = isConstant ? this.#ofMembers(textsOfMapping(mapping), mapping.entries, places) : [];
    const keys = mapping.entries.flatMap((entry) =>
      keyOf(entry) !== undefined && entry.key ? entry.key : [],
    );
    const areStrings = keys.length === mapping.entries.length && keys.every(({ isBare }) => !isBare);
    return this.#inference.isData || !areStrings ? members : [...members, ...this.#allFields(keys)];
  }

  ofClass(whole: Class, places: ReadonlyMap<number, NamePlace>): readonly NamePlace[] {
    const members = whole.body.filter(({ kind }) => kind === "assign");
    return this.#ofMembers(textsOfClass(whole), members, places);
  }

  /** Members whose neighbour is used as a field, an option or an object, or that are fields, options or objects together. */
  #ofMembers(
    texts: readonly Text[],
    members: readonly unknown[],
    places: ReadonlyMap<number, NamePlace>,
  ): readonly NamePlace[] {
    const matches = texts.flatMap((text) => {
      const place = places.get(startOf(text));
      return place?.match ? [{ ...place.match, kind: place.kind }] : [];
    });
    const byKind = (wanted: NamePlace["kind"]) => matches.find(({ kind }) => kind === wanted);
    const [field, option] = [byKind("field"), byKind("option")];
    const found = [
      ...(field?.object === undefined ? [] : this.#fieldsOf(field.object, texts)),
      ...(option?.object === undefined || option.field === undefined
        ? []
        : this.#optionsOf(option.object, option.field, texts)),
      ...(byKind("object") ? this.#objects(texts) : []),
    ];
    return found.length > 0 || texts.length < members.length ? found : this.#together(texts);
  }

  #together(texts: readonly Text[]): readonly NamePlace[] {
    const names = texts.map((text) => stringValueOf(text) ?? "");
    if (names.length < 2) return [];
    const { objects } = this.#inference.schema;
    if (names.every((name) => objects.has(name))) return this.#objects(texts);
    const fields = this.#allFields(texts);
    if (fields.length > 0) return fields;
    for (const object of this.#candidates(texts)) {
      for (const field of objects.get(object)?.fields.values() ?? [])
        if (names.every((name) => optionOf(field, name)))
          return this.#optionsOf(object, field.apiName, texts);
    }
    return [];
  }

  #allFields(texts: readonly Text[]): readonly NamePlace[] {
    const names = texts.map((text) => stringValueOf(text) ?? "");
    if (texts.length < 2 || names.every(isEverydayName)) return [];
    const object = this.#matcher.objectWithAll(names, this.#candidates(texts));
    return object === undefined ? [] : this.#fieldsOf(object, texts);
  }

  #candidates([first]: readonly Text[]): readonly string[] {
    return first ? this.#inference.objectsAt(first).groups.flatMap((group) => group.names) : [];
  }

  #fieldsOf(object: string, texts: readonly Text[]): readonly NamePlace[] {
    const fields = this.#inference.schema.objects.get(object)?.fields;
    return texts.flatMap((text) => {
      const field = stringValueOf(text) ?? "";
      return fields?.has(field) === true
        ? { ...likelyPlace(text, "field", { object, field }), objects: [object] }
        : [];
    });
  }

  #optionsOf(object: string, field: string, texts: readonly Text[]): readonly NamePlace[] {
    const known = this.#inference.schema.objects.get(object)?.fields.get(field);
    return texts.flatMap((text) => {
      const option = known && optionOf(known, stringValueOf(text) ?? "");
      if (!option) return [];
      const place = likelyPlace(text, "option", { object, field, option: option.label });
      return { ...place, objects: [object], fields: [[object, field]] };
    });
  }

  #objects(texts: readonly Text[]): readonly NamePlace[] {
    return texts.flatMap((text) => {
      const object = stringValueOf(text) ?? "";
      return this.#inference.schema.objects.has(object) ? likelyPlace(text, "object", { object }) : [];
    });
  }
}

/** Whether a mapping is a constant, or within one. */
function isInConstant({ parent }: Mapping): boolean {
  const whole = parent?.kind === "entry" ? parent.parent : undefined;
  return parent?.kind === "assign" || (whole?.kind === "mapping" && isInConstant(whole));
}

/** The strings that are values of a mapping. */
function textsOfMapping({ entries }: Mapping): readonly Text[] {
  return entries.map(({ value }) => value).filter((value) => value.kind === "text");
}

/** The strings that the attributes of a class are given. */
export function textsOfClass({ body }: Class): readonly Text[] {
  return body.flatMap((node) => (node.kind === "assign" && node.value.kind === "text" ? node.value : []));
}

function likelyPlace(text: Text, kind: NamePlace["kind"], match: NameMatch): NamePlace {
  const [start, end] = [startOf(text), endOf(text)];
  const place = { kind, start, end, nameStart: start, certainty: "likely", match } as const;
  return { ...place, objects: [], fields: [], problem: undefined };
}
