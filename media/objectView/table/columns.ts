import type { Cell, PageStrings } from "../../../src/features/objectView/protocol";
import type { Row } from "./row";

/** What there is to know of a field or an option. */
export interface Column {
  readonly id: string;
  /** The word for it. */
  readonly title: keyof PageStrings;
  /** Shown before the person chose. */
  readonly isUsual: boolean;
  /** A text for programs, drawn as code. */
  readonly isCode: boolean;
  /** Its share of the width, and pixels that it has at least. */
  readonly share: number;
  readonly least: number;
  readonly of: (row: Row, strings: PageStrings) => Cell;
}

/** The text of a field; an option has none of that. */
const ofField =
  (name: "category" | "relation" | "description" | "filterReference") =>
  (row: Row): Cell =>
    row.type === "field" ? row.field[name] : "";
const flag =
  (name: "isRequired" | "isReadOnly" | "isHidden") =>
  (row: Row): Cell =>
    row.type === "field" ? row.field[name] : "";

const text = { isUsual: true, isCode: false };
const code = { isUsual: true, isCode: true };

/** All columns, in their order. The first names the row and always stays. */
export const columns: readonly Column[] = [
  {
    ...text,
    id: "label",
    title: "label",
    share: 3,
    least: 150,
    of: (row) => (row.type === "field" ? row.field.label : row.option.label),
  },
  {
    ...code,
    id: "apiName",
    title: "apiName",
    share: 3,
    least: 120,
    of: (row) => (row.type === "field" ? row.field.apiName : row.option.code),
  },
  {
    ...code,
    id: "type",
    title: "fieldType",
    share: 2,
    least: 88,
    of: (row, { option }) => (row.type === "field" ? row.field.type : option),
  },
  { ...text, id: "required", title: "required", share: 0, least: 76, of: flag("isRequired") },
  { ...text, id: "readOnly", title: "readOnly", share: 0, least: 84, of: flag("isReadOnly") },
  { ...text, id: "category", title: "category", share: 2, least: 88, of: ofField("category") },
  {
    ...text,
    id: "options",
    title: "options",
    share: 1,
    least: 80,
    of: (row) => (row.type === "field" ? row.field.options : ""),
  },
  { ...text, id: "relation", title: "relation", share: 1, least: 88, of: ofField("relation") },
  {
    ...code,
    id: "id",
    title: "id",
    share: 4,
    least: 130,
    of: (row) => (row.type === "field" ? row.field.id : row.option.id),
  },
  { ...text, isUsual: false, id: "hidden", title: "hidden", share: 0, least: 72, of: flag("isHidden") },
  {
    ...text,
    isUsual: false,
    id: "description",
    title: "description",
    share: 3,
    least: 140,
    of: ofField("description"),
  },
  {
    ...code,
    isUsual: false,
    id: "reference",
    title: "reference",
    share: 3,
    least: 140,
    of: ({ field }) => field.reference,
  },
  {
    ...code,
    isUsual: false,
    id: "filterReference",
    title: "filterReference",
    share: 4,
    least: 170,
    of: ofField("filterReference"),
  },
];

/** The columns with these ids, in their own order; those that are usual where none are given. */
export function chosenColumns(ids: readonly string[] | undefined): Column[] {
  return columns.filter(({ id, isUsual }, at) => at === 0 || (ids ? ids.includes(id) : isUsual));
}
