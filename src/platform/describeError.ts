import { describeError as describe, type ErrorText } from "../model/errorText";
import { t } from "./text/localize";

/** Words an error in the editor's language; undefined where nothing is to be said. */
export function describeError(error: unknown): ErrorText | undefined {
  return describe(error, t);
}
