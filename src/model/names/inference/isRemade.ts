import { resultsOf } from "./calls";
import { entryNamed } from "./keys";
import { calledName } from "./program";
import { sourceOf, type Node } from "../syntax/nodes";

/** Whether other things are made of the elements of something, under other names: `fields.map(({ to, value }) => ({ name: to, value }))`. */
export function isRemade(node: Node, inner: Node): boolean {
  if (node.kind === "list") return inner.kind === "each" && node.items.some(isNamedAnew);
  if (node.kind !== "call" || inner !== node.callee || !/^(?:map|flatMap)$/.test(calledName(node) ?? ""))
    return false;
  const [callback] = node.args;
  return callback?.kind === "function" && resultsOf(callback).some(isNamedAnew);
}

function isNamedAnew(made: Node): boolean {
  if (made.kind !== "mapping") return false;
  const name = entryNamed(made, "name")?.value;
  if (name?.kind === "name") return name.name !== "name";
  return name?.kind === "member" && (name.key?.kind !== "text" || sourceOf(name.key) !== "name");
}
