import type { Cell, ObjectField, PageStrings } from "../../../src/features/objectView/protocol";
import { columns } from "./columns";
import type { OptionRow, Row } from "./row";
import { fold, wordsOf } from "./words";

export interface Sort {
  /** The id of a column. */
  readonly column: string;
  readonly isDescending: boolean;
}

/** What a person did to the rows. */
export interface Arrangement {
  readonly query: string;
  readonly sort: Sort | undefined;
  /** Keys of the fields whose options are shown. */
  readonly expanded: ReadonlySet<string>;
}

interface Entry {
  readonly key: string;
  readonly field: ObjectField;
  /** What of the field is looked through. */
  readonly text: string;
  readonly options: readonly {
    readonly key: string;
    readonly option: OptionRow["option"];
    readonly text: string;
  }[];
}

interface Match {
  readonly entry: Entry;
  readonly options: Entry["options"];
  /** Its options are what was looked for. */
  readonly isByOption: boolean;
}

/** The rows of a table of fields, by what is looked for and in what order. Knows nothing of the page. */
export class TableRows {
  readonly #entries: readonly Entry[];

  constructor(
    readonly fields: readonly ObjectField[],
    private readonly strings: PageStrings,
  ) {
    const keyOf = distinctKeys();
    this.#entries = fields.map((field) => {
      const key = keyOf("", field.id || field.apiName);
      return {
        key,
        field,
        text: fold(textsOf(field)),
        options: field.options.map((option) => ({
          key: keyOf(`${key}/`, option.id || option.label),
          option,
          text: fold([option.label, option.code, option.id]),
        })),
      };
    });
  }

  /** The rows to show. */
  arrange({ query, sort, expanded }: Arrangement): { readonly rows: Row[]; readonly fieldCount: number } {
    const matches = this.#find(query, sort);
    const rows = matches.flatMap((match) =>
      this.#rowsOf(match, match.isByOption || expanded.has(match.entry.key)),
    );
    return { rows, fieldCount: matches.length };
  }

  /** As many rows as there can be: every field that is found, with its options. */
  all(query: string, sort: Sort | undefined): Row[] {
    return this.#find(query, sort).flatMap((match) => this.#rowsOf(match, true));
  }

  /** The keys of all fields with options. */
  get expandable(): string[] {
    return this.#entries.filter(({ options }) => options.length > 0).map(({ key }) => key);
  }

  /** The key of a field by its UUID or its API name. */
  keyOf(nameOrId: string): string | undefined {
    const found =
      this.#entries.find(({ field }) => field.id === nameOrId) ??
      this.#entries.find(({ field }) => field.apiName === nameOrId);
    return found?.key;
  }

  #find(query: string, sort: Sort | undefined): Match[] {
    const words = wordsOf(query).map((word) => fold([word]));
    const matches = this.#entries.flatMap((entry): Match[] => {
      const missing = words.filter((word) => !entry.text.includes(word));
      if (missing.length === 0) return [{ entry, options: entry.options, isByOption: false }];
      const options = entry.options.filter(({ text }) => missing.every((word) => text.includes(word)));
      return options.length > 0 ? [{ entry, options, isByOption: true }] : [];
    });
    return sort ? this.#sorted(matches, sort) : matches;
  }

  #rowsOf({ entry: { key, field }, options }: Match, isExpanded: boolean): Row[] {
    const isExpandable = options.length > 0;
    const row: Row = { type: "field", key, field, isExpandable, isExpanded: isExpandable && isExpanded };
    if (!row.isExpanded) return [row];
    const below = options.map((one): Row => ({
      type: "option",
      key: one.key,
      field,
      option: one.option,
      parentKey: key,
    }));
    return [row, ...below];
  }

  /** What has nothing in the column stands last, in either direction. */
  #sorted(matches: readonly Match[], { column, isDescending }: Sort): Match[] {
    const of = columns.find(({ id }) => id === column)?.of;
    if (!of) return [...matches];
    const valued = matches.map((match) => ({
      match,
      value: of({ type: "field", ...match.entry, isExpandable: false, isExpanded: false }, this.strings),
    }));
    const compare = comparison();
    valued.sort(
      (a, b) =>
        Number(isNothing(a.value)) - Number(isNothing(b.value)) ||
        (isDescending ? compare(b.value, a.value) : compare(a.value, b.value)),
    );
    return valued.map(({ match }) => match);
  }
}

function textsOf(field: ObjectField): string[] {
  const { label, apiName, type, category, relation, id, description } = field;
  return [label, apiName, type, category, relation, id, description];
}

function isNothing(cell: Cell): boolean {
  return cell === "" || cell === false || (typeof cell === "object" && cell.length === 0);
}

function comparison(): (a: Cell, b: Cell) => number {
  const { compare } = new Intl.Collator(undefined, { numeric: true });
  return (a, b) => {
    if (typeof a === "string" && typeof b === "string") return compare(a, b);
    return typeof a === "object" && typeof b === "object" ? a.length - b.length : 0;
  };
}

/** Makes a key of an id behind that of its field. Ids may come twice, be empty, and hold any sign. */
function distinctKeys(): (before: string, id: string) => string {
  const counts = new Map<string, number>();
  return (before, id) => {
    const key = before + id.replace(/[%/#]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
    const count = counts.get(key) ?? 0;
    counts.set(key, count + 1);
    return count === 0 ? key : `${key}#${count}`;
  };
}
