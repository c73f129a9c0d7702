import type { SyntaxNode } from "@lezer/common";
import type { Node } from "./nodes";
import { partsOf, type Reader } from "./reader";

/** Names of properties, which are no strings. */
export const KEY =
  /^(?:PropertyDefinition|PropertyName|PrivatePropertyDefinition|PrivatePropertyName|JSXIdentifier)$/;

export function readAll(node: SyntaxNode | null, reader: Reader): Node[] {
  const children: Node[] = [];
  if (node?.firstChild) reader.each(node, (child) => isOperand(child) && reader.into(child, children));
  return children;
}

export function isOperand({ name }: SyntaxNode): boolean {
  return (
    (/^[A-Z]/.test(name) || name === "this") &&
    !/Op$|Comment$|^(?:TypeAnnotation|TypeArgList|TypeParamList|TypeName|Privacy|Spread|Optional|Equals)$/.test(
      name,
    )
  );
}

export function javaScriptOperands(node: SyntaxNode): SyntaxNode[] {
  return partsOf(node).filter(isOperand);
}
