/** A longer title would push the other tabs out of sight. */
const LONGEST = 40;
/** In code units; what follows is in no title, however its characters are composed. */
const LOOKED_AT = 1000;

/** A record's name as the title of its tab, cut between characters as a person sees them. */
export function tabTitle(name: string): string {
  const parts = new Intl.Segmenter().segment(name.slice(0, LOOKED_AT));
  const characters = Array.from(parts, ({ segment }) => segment);
  return characters.length <= LONGEST ? name : `${characters.slice(0, LONGEST - 1).join("")}…`;
}
