import type { Copy } from "./copies";
import type { Meaning } from "../text/meaning";

/** What the tree reports to the page. */
export interface TreeEvents {
  onCopy(copy: Copy): void;
  /** An id, a web address or an e-mail address was chosen. */
  onFollow(meaning: Meaning): void;
  /** Rows were opened or closed, the focus or the scroll position moved. */
  onChange(): void;
}
