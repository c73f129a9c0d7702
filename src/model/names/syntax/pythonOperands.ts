import type { SyntaxNode } from "@lezer/common";
import { partsOf } from "./reader";

/** Words of the language are nodes in small letters; names, values and statements have capitals. */
export function isOperand({ name }: SyntaxNode): boolean {
  return /^[A-Z]/.test(name) && !/Op$|^(?:Comment|TypeDef|At)$/.test(name);
}

export function pythonOperands(node: SyntaxNode): SyntaxNode[] {
  return partsOf(node).filter(isOperand);
}
