import { KizenError, type KizenErrorFacts } from "../errors";
import { hideSecret } from "./hideSecret";

/** Long enough for a sentence of the server, too short for a stack trace or a page. */
const LONGEST_DETAIL = 300;
const LONGEST_WORD = 100;

/**
 * The same error without a secret that the server repeated, and short. What hides comes before what cuts, or else the
 * beginning of a secret would be left at the end.
 */
export function withoutSecret(error: KizenError, secret: string): KizenError {
  const clean = (text: string | undefined, longest: number) =>
    text === undefined ? undefined : hideSecret(text, secret).slice(0, longest).toWellFormed();
  const facts: KizenErrorFacts = error;
  // Facts that are no texts stay as they are; new texts of an error belong below.
  return new KizenError({
    ...facts,
    path: hideSecret(error.path, secret),
    requestId: clean(error.requestId, LONGEST_WORD),
    detail: clean(error.detail, LONGEST_DETAIL),
    code: clean(error.code, LONGEST_WORD),
  });
}
