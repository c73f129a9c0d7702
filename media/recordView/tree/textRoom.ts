import { element, setAttributes } from "../../shared/controls/element";

/** Levels that are indented; deeper rows stand below each other. */
export const DEEPEST = 24;

/** Pixels, as in the style sheet: what is left and right of a row's text, and one level of indentation. */
const AROUND = 10 + 20 + 16;
const LEVEL = 16;
const GUTTER_CELLS = 8;
const SAMPLE = 40;
const FEWEST = 12;

/** How much text the rows of the tree have room for, which changes with the font and with the width of the tab. */
export class TextRoom {
  /** To be put into the page, unseen: its size is what tells of another font. */
  readonly probe = element("span", "probe", "M".repeat(SAMPLE));
  hasGutter = false;
  #cell = 8;
  #width = 800;

  constructor(tree: HTMLElement, onChange: () => void) {
    setAttributes(this.probe, { "aria-hidden": true });
    const measure = () => {
      const cell = this.probe.getBoundingClientRect().width / SAMPLE;
      // A page that is hidden has no size.
      if (cell === 0 || tree.clientWidth === 0) return;
      if (cell === this.#cell && tree.clientWidth === this.#width) return;
      this.#cell = cell;
      this.#width = tree.clientWidth;
      onChange();
    };
    const observer = new ResizeObserver(measure);
    observer.observe(this.probe);
    observer.observe(tree);
  }

  /** Characters of a fixed-width font. */
  readonly columns = (level: number): number => {
    const gutter = this.hasGutter ? GUTTER_CELLS * this.#cell : 0;
    const width = this.#width - AROUND - gutter - LEVEL * (Math.min(level, DEEPEST) - 1);
    return Math.max(Math.floor(width / this.#cell), FEWEST);
  };

  /** Pixels. */
  get rowHeight(): number {
    return Math.max(22, Math.ceil(Number.parseFloat(getComputedStyle(this.probe).fontSize) * 1.5));
  }
}
