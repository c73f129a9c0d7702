import type { ListChanges, SchemaChanges } from "./schemaChanges";

/** The lists that changed as they were and as they are, as JSON, to be laid side by side. */
export function comparedTexts({ lists }: SchemaChanges): { readonly before: string; readonly after: string } {
  return { before: textOf(lists, ({ before }) => before), after: textOf(lists, ({ after }) => after) };
}

function textOf(lists: readonly ListChanges[], entriesOf: (list: ListChanges) => readonly unknown[]): string {
  return JSON.stringify(
    lists.map((list) => ({
      list: list.ref.name,
      ...(list.owner !== "" && { of: list.owner }),
      entries: entriesOf(list),
    })),
    null,
    2,
  );
}
