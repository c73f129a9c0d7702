/** The row of a business, below which everything of it stands. */
export interface BusinessNode {
  readonly type: "business";
  readonly nodeId: string;
  readonly businessKey: string;
}
