import type { SafeText } from "./safeText";
import { titleText } from "./titleText";

/** A longer title would push the other tabs out of sight. */
const LONGEST = 40;
/** In code units; what follows is in no title, however its characters are composed. */
const LOOKED_AT = 1000;

/** Characters that turn the order of others or show nothing; with them a name could look like another one. */
const deceptive = /(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** A record's name as the title of its tab, cut between characters as a person sees them. */
export function tabTitle(record: string): SafeText {
  const name = record.slice(0, LOOKED_AT).replace(deceptive, "\ufffd");
  const parts = new Intl.Segmenter().segment(name);
  const characters = Array.from(parts, ({ segment }) => segment);
  return titleText(characters.length <= LONGEST ? name : `${characters.slice(0, LONGEST - 1).join("")}…`);
}
