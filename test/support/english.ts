import { localizer } from "../../src/model/text/safeText";

/** Words sentences as they stand in the code. */
export const english = localizer((sentence) => sentence);
