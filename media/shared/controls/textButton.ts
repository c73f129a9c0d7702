import { element } from "./element";

/** A button with words on it; `className` is `primary` or `secondary`. */
export function textButton(label: string, className: string, onClick: () => void): HTMLButtonElement {
  const button = element("button", `text-button ${className}`, label);
  button.type = "button";
  button.addEventListener("click", onClick);
  return button;
}
