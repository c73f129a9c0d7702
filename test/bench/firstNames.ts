import { readDocumentNames } from "../../src/model/ids/documentNames/documentNames";
import { nameIds } from "../../src/model/ids/namedIds";
import { takeSteps } from "../../src/model/takeSteps";

/** How many ids of a file have a name where all that is known is what the file says of itself. */
export function explainExport(text: string): number {
  const document = takeSteps(readDocumentNames(text, "JSON"));
  return takeSteps(nameIds(text, 0, { lookup: () => [], document })).named.length;
}

// In a process of its own that has read nothing before: milliseconds of computing, and the names.
process.once("message", (text: string) => {
  const start = process.cpuUsage().user;
  const names = explainExport(text);
  process.send?.({ names, ms: (process.cpuUsage().user - start) / 1000 } satisfies FirstNames);
  process.disconnect();
});

export interface FirstNames {
  readonly names: number;
  readonly ms: number;
}
