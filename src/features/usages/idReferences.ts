import * as vscode from "vscode";
import { toAbortSignal } from "../../platform/abortSignal";
import { knownIdAt } from "./knownIdAt";
import { thingAt, usagesOf, type NameUsagesDependencies } from "./nameUsages";
import { idsIn, searchWorkspace } from "./searchWorkspace";

/** Lets VS Code's *Find All References* find the places of an id or a name, as it finds those of a variable. */
export function registerIdReferences(dependencies: NameUsagesDependencies): vscode.Disposable {
  return vscode.languages.registerReferenceProvider("*", {
    provideReferences: async (document, position, _, token) => {
      const [known] = knownIdAt(document, position, dependencies.knownIds);
      const sought = known?.ref ? undefined : await thingAt(document, position, dependencies);
      const findIn = sought
        ? usagesOf(sought.businessKey, sought.located, dependencies)
        : known && idsIn(new Set([known.id]));
      if (!findIn) return undefined;
      const { files } = await searchWorkspace(findIn, toAbortSignal(token), () => undefined);
      return files.flatMap(({ uri, usages }) =>
        usages.map(({ line, character, length }) => {
          return new vscode.Location(uri, new vscode.Range(line, character, line, character + length));
        }),
      );
    },
  });
}
