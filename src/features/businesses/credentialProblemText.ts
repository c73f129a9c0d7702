import { cleanCredential, type CredentialProblem } from "../../model/businesses/environments";
import { t } from "../../platform/text/localize";
import type { SafeText } from "../../model/text/safeText";

/** Why a key or an id cannot be used, for the box it was pasted into. */
export function credentialProblemText(problem: CredentialProblem): SafeText {
  switch (problem.kind) {
    case "empty":
      return t("Required.");
    case "tooLong":
      return t("This is too long for a key or an ID.");
    case "character": {
      const { character, place } = problem;
      const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
      return character === " "
        ? t("Character {0} is a space, which no key or ID contains.", place)
        : t(
            "Character {0} is “{1}” (U+{2}), which no key or ID contains.",
            place,
            isSeen(character) ? character : "…",
            code,
          );
    }
  }
}

/** What shows that a text is no id, whatever ids look like: a part of an address, a blank or a quote inside. */
export function idProblemText(pasted: string): SafeText | undefined {
  const cleaned = cleanCredential(pasted);
  if ("problem" in cleaned)
    return cleaned.problem.kind === "empty" ? undefined : credentialProblemText(cleaned.problem);
  const [sign] = /[/\\?#@"'`]/.exec(cleaned.value) ?? [];
  return sign === undefined ? undefined : t("This is no ID: an ID contains no “{0}”.", sign);
}

/** Whether a person would recognise it: a control character, half a pair or a blank shows nothing. */
function isSeen(character: string): boolean {
  return !/[\p{C}\p{Z}\p{M}]/u.test(character);
}
