import * as vscode from "vscode";
import type { Commands } from "../../commands";
import type { Businesses } from "../../model/businesses/businesses";
import type { KnownId } from "../../model/ids/knownIds";
import type { Fact } from "../../model/records/recordFacts";
import type { RecordRef } from "../../model/recordRef";
import { appendFacts, appendWords } from "../../platform/recordMarkdown";
import { kindOfThing } from "./idWords";
import { relativeTime } from "./relativeTime";

export interface IdMarkdownDependencies {
  readonly businesses: Pick<Businesses, "active" | "get">;
  readonly facts: (ref: RecordRef) => readonly Fact[];
}

const links: readonly (readonly [command: keyof Commands, title: () => string])[] = [
  ["kizen.openRecord", () => vscode.l10n.t("Open")],
  ["kizen.copyJson", () => vscode.l10n.t("Copy JSON")],
  ["kizen.revealInSidebar", () => vscode.l10n.t("Reveal in Sidebar")],
  ["kizen.openInBrowser", () => vscode.l10n.t("Open in Browser")],
];

/** What is known of an id, a section for each business. Text of a server is appended as text; links run our commands only. */
export function describeIds(
  known: readonly KnownId[],
  dependencies: IdMarkdownDependencies,
): vscode.MarkdownString {
  const markdown = new vscode.MarkdownString("", true);
  markdown.isTrusted = { enabledCommands: links.map(([command]) => command) };
  for (const [index, one] of known.entries()) {
    if (index > 0) markdown.appendMarkdown("\n\n---\n\n");
    appendId(markdown, one, dependencies);
  }
  return markdown;
}

function appendId(
  markdown: vscode.MarkdownString,
  known: KnownId,
  { businesses, facts }: IdMarkdownDependencies,
): void {
  const businessName = businesses.get(known.businessKey)?.name ?? "";
  appendWords(markdown.appendMarkdown("**"), known.label).appendMarkdown("**\n\n");
  appendWords(markdown, vscode.l10n.t("{0} in {1}", kindOfThing(known), businessName));
  if (known.businessKey !== businesses.active?.key)
    appendWords(markdown.appendMarkdown(" — $(warning) "), vscode.l10n.t("not the active business"));
  markdown.appendMarkdown("\n\n");
  // A field that repeats the name tells nothing more.
  const telling = known.ref ? facts(known.ref).filter(([, value]) => value !== known.label) : [];
  appendFacts(markdown, telling);
  // What the businesses are is known for sure; the rest is as old as the answer it comes from.
  if (known.what !== "business") {
    const age = vscode.l10n.t("Read from Kizen {0}", relativeTime(known.knownSince));
    appendWords(markdown.appendMarkdown("\n\n*"), age).appendMarkdown("*");
  }
  if (known.ref) markdown.appendMarkdown(`\n\n${linksTo(known.ref)}`);
}

function linksTo(ref: RecordRef): string {
  const argument = encodeURIComponent(JSON.stringify([{ ref }]));
  return links.map(([command, title]) => `[${title()}](command:${command}?${argument})`).join(" · ");
}
