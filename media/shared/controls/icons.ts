import { element } from "./element";

/** Lines on a grid of 16 by 16, drawn in the text's colour. */
const lines = {
  chevron: "M6 4l4 4-4 4",
  copy: "M5.5 5.5h8v8h-8zM3.5 10.5h-1v-8h8v1",
  path: "M3 3v7.5h4M3 5.5h4M9.5 4h4v3h-4zM9.5 9h4v3h-4z",
  json: "M6 2.5c-3 0-.5 5-3 5.5 2.5.5 0 5.5 3 5.5M10 2.5c3 0 .5 5 3 5.5-2.5.5 0 5.5-3 5.5",
  refresh: "M13.5 8a5.5 5.5 0 1 1-1.7-4M13.5 1.5v3h-3",
  search: "M10.5 10.5l3.5 3.5M2.5 7a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0-9 0",
  expandAll: "M3 3h10v10H3zM8 5.5v5M5.5 8h5",
  collapseAll: "M3 3h10v10H3zM5.5 8h5",
  true: "M3 3h10v10H3zM5.5 8l2 2 3.5-4",
  false: "M3 3h10v10H3z",
  null: "M3.5 8a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0-9 0M4 12.5l8-9",
  up: "M8 13V3.5M4 7l4-4 4 4",
  down: "M8 3v9.5M4 9l4 4 4-4",
  error: "M1.5 8a6.5 6.5 0 1 0 13 0a6.5 6.5 0 1 0-13 0M5.7 5.7l4.6 4.6M10.3 5.7l-4.6 4.6",
  columns: "M2.5 3h11v10h-11zM6 3v10M10 3v10",
  export: "M8 2.5v7M5 6.5l3 3 3-3M2.5 10.5v3h11v-3",
  tick: "M3 8.5l3.5 3.5 6.5-8",
  info: "M1.5 8a6.5 6.5 0 1 0 13 0a6.5 6.5 0 1 0-13 0M8 7.5v4M8 4.5v1",
};

export type IconName = keyof typeof lines;

const SVG = "http://www.w3.org/2000/svg";

export function icon(name: IconName): SVGSVGElement {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("class", `icon icon-${name}`);
  svg.setAttribute("viewBox", "0 0 16 16");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", lines[name]);
  svg.append(path);
  return svg;
}

/** A button that shows an icon only; the label is its tooltip and what a screen reader says. */
export function iconButton(name: IconName, label: string, onClick: () => void): HTMLButtonElement {
  const button = element("button", "icon-button", icon(name));
  button.type = "button";
  labelButton(button, label);
  button.addEventListener("click", onClick);
  return button;
}

export function labelButton(button: HTMLButtonElement, label: string): void {
  button.title = label;
  button.setAttribute("aria-label", label);
}
