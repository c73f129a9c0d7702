import type { CommandsOf } from "../../commands";
import type { Businesses } from "../../model/businesses/businesses";
import type { IdResolver, VainTries } from "../../model/ids/idResolver";
import { joined, safeText, type SafeText } from "../../model/text/safeText";
import { withDelayedProgress } from "../../platform/delayedProgress";
import { runCommand } from "../../platform/registerCommands";
import { t } from "../../platform/text/localize";
import { MarkdownBuilder, type SafeMarkdown } from "../../platform/text/markdown";
import { showMessage } from "../../platform/text/messages";
import { relativeTime } from "./relativeTime";
import { kindOfThing } from "./shortName";

export interface VainTriesDependencies {
  readonly businesses: Pick<Businesses, "get">;
  readonly resolver: Pick<IdResolver, "resolve" | "vainTries">;
}

/** Says of an id that nobody knows who was asked for it, and offers to ask again. */
export function describeVainTries(
  id: string,
  tries: VainTries,
  { businesses }: Pick<VainTriesDependencies, "businesses">,
): SafeMarkdown {
  return new MarkdownBuilder()
    .text(sentenceOf(tries, businesses))
    .text(" · ")
    .command(t("Ask Again"), "kizen.askAgain", { id })
    .build();
}

/** For whoever has made the id known meanwhile: within a day, nobody is asked twice unless a person wants it. */
export function askAgainCommand({
  businesses,
  resolver,
}: VainTriesDependencies): CommandsOf<"kizen.askAgain"> {
  return {
    "kizen.askAgain": async ({ id }) => {
      const found = await withDelayedProgress(t("Looking for {0}", id), async (signal) => {
        const answers = await resolver.resolve(id, { priority: "nextPage", again: true, signal });
        return signal.aborted ? undefined : answers;
      });
      if (!found) return;
      const [known] = found;
      if (known) {
        const { label, businessKey, ref } = known;
        const name = businesses.get(businessKey)?.name ?? "";
        const text = safeText`${t("“{0}”", label)}: ${t("{0} in {1}", kindOfThing(known), name)}`;
        const open = t("Open");
        const chosen = await showMessage("information", { text }, ...(ref ? [open] : []));
        if (chosen === open && ref) await runCommand("kizen.openRecord", { ref, label });
        return;
      }
      const tries = resolver.vainTries(id);
      if (tries) await showMessage("information", { text: sentenceOf(tries, businesses) });
    },
  };
}

function sentenceOf(
  { unknownTo, failedAt, age }: VainTries,
  businesses: VainTriesDependencies["businesses"],
): SafeText {
  const nameOf = (key: string | undefined) => businesses.get(key ?? "")?.name ?? "";
  const unknown =
    unknownTo.length === 1
      ? t("No record in “{0}”", nameOf(unknownTo[0]))
      : t("No record in {0} businesses", unknownTo.length);
  const failed =
    failedAt.length === 1
      ? t("“{0}” could not be asked", nameOf(failedAt[0]))
      : t("{0} businesses could not be asked", failedAt.length);
  const said = [unknownTo.length > 0 ? unknown : "", failedAt.length > 0 ? failed : ""];
  return safeText`${joined(said, ", ")} (${t("asked {0}", relativeTime(Date.now() - age))})`;
}
