/**
 * How soon a call should start while others wait: `interactive` is something a person just did, `nextPage` goes on
 * with what they look at, `hint` decorates, `bulk` reads everything there is.
 */
export type Priority = "interactive" | "nextPage" | "hint" | "bulk";

const order: readonly Priority[] = ["interactive", "nextPage", "hint", "bulk"];

export function isMoreUrgent(one: Priority, other: Priority): boolean {
  return order.indexOf(one) < order.indexOf(other);
}
