import type { Commands } from "../../commands";
import type { Business, Businesses } from "../../model/businesses/businesses";
import type { DocumentName } from "../../model/ids/documentNames/documentNames";
import type { KnownId } from "../../model/ids/knownIds";
import type { Explanation } from "../../model/ids/namedIds";
import type { Fact } from "../../model/kinds/recordKind";
import type { RecordRef } from "../../model/recordRef";
import { t } from "../../platform/text/localize";
import { pageOf, type FoundThing } from "../../model/schema/foundThing";
import { otherName } from "../../model/schema/schemaThing";
import type { RecordIndexes } from "../../model/index/recordIndexes";
import { idsElsewhere } from "../../model/ids/idsElsewhere";
import type { Schemas } from "../../model/schema/schemas";
import { factsOfThing } from "./things/factsOfThing";
import { kindOfThing } from "./shortName";
import { relativeTime } from "./relativeTime";
import { MarkdownBuilder, type SafeMarkdown } from "../../platform/text/markdown";
import type { SafeText } from "../../model/text/safeText";

export interface IdMarkdownDependencies {
  readonly businesses: Pick<Businesses, "active" | "get" | "list">;
  readonly facts: (ref: RecordRef) => readonly Fact[];
  readonly schemas: Pick<Schemas, "of">;
  readonly indexes: Pick<RecordIndexes, "of" | "inUse">;
}

const links: readonly (readonly [command: keyof Commands, title: () => SafeText])[] = [
  ["kizen.openRecord", () => t("Open")],
  ["kizen.copyJson", () => t("Copy JSON")],
  ["kizen.revealInSidebar", () => t("Reveal in Sidebar")],
  ["kizen.openInBrowser", () => t("Open in Browser")],
];

/** A file may call one id by many names; a hover is read at a glance. */
const MOST_NAMES = 4;

/** What is known of an id, a section for each business. Links run our commands only. */
export function describeIds(
  { known, inDocument }: Explanation,
  dependencies: IdMarkdownDependencies,
): SafeMarkdown {
  const markdown = new MarkdownBuilder();
  for (const [index, one] of known.entries()) {
    if (index > 0) markdown.rule();
    appendId(markdown, one, dependencies);
  }
  appendDocumentNames(markdown, known, inDocument);
  return markdown.build();
}

/** What the document says beyond Kizen: all of it where Kizen says nothing, else only what differs. */
function appendDocumentNames(
  markdown: MarkdownBuilder,
  known: readonly KnownId[],
  inDocument: readonly DocumentName[],
): void {
  for (const { label, role } of inDocument.slice(0, MOST_NAMES)) {
    if (known.some((one) => isCalled(one, label))) continue;
    if (!markdown.isEmpty) markdown.rule();
    markdown.strong(label).paragraph();
    markdown.text(role === "" ? t("Named so in this file") : t("Named so in this file, under “{0}”", role));
  }
}

/** An API name, a code and an address are no other names than the label: Kizen's exports have one or the other. */
function isCalled({ label, found }: KnownId, name: string): boolean {
  return label === name || (found !== undefined && otherName(found.thing) === name);
}

function appendId(
  markdown: MarkdownBuilder,
  known: KnownId,
  { businesses, facts, schemas, indexes }: IdMarkdownDependencies,
): void {
  const businessName = businesses.get(known.businessKey)?.name ?? "";
  markdown.strong(known.label).paragraph();
  markdown.text(t("{0} in {1}", kindOfThing(known), businessName));
  if (known.businessKey !== businesses.active?.key)
    markdown.text(" — ").icon("warning").text(t("not the active business"));
  markdown.paragraph();
  // A field that repeats the name tells nothing more.
  const telling = known.ref ? facts(known.ref).filter(([, value]) => value !== known.label) : [];
  markdown.facts(telling);
  if (known.ref) markdown.facts(factsElsewhere(known.ref, known.label, businesses.list, indexes));
  if (known.found) markdown.facts(factsOfThing(known.found, businesses.list, schemas));
  // What the businesses are is known for sure; the rest is as old as the answer it comes from.
  if (known.what !== "business")
    markdown.paragraph().emphasis(t("Read from Kizen {0}", relativeTime(known.knownSince)));
  if (known.ref) appendLinks(markdown.paragraph(), known.ref);
  if (known.found) appendThingLinks(markdown.paragraph(), known.found);
}

/** The ids of the records with the same name in the other businesses, as far as those were read. */
function factsElsewhere(
  ref: RecordRef,
  label: string,
  list: readonly Business[],
  indexes: IdMarkdownDependencies["indexes"],
): readonly Fact[] {
  return idsElsewhere(ref, label, list, indexes).map(({ business, id }) => [
    t("ID in “{0}”", business.name),
    id,
  ]);
}

function appendThingLinks(markdown: MarkdownBuilder, { businessKey, ...located }: FoundThing): void {
  const page = pageOf(located);
  if (page) markdown.command(t("Open Object"), "kizen.openObject", { businessKey, ...page }).text(" · ");
  const { id } = located.thing.info;
  markdown.command(t("Find Usages"), "kizen.findThingUsages", { businessKey, id });
}

function appendLinks(markdown: MarkdownBuilder, ref: RecordRef): void {
  for (const [index, [command, title]] of links.entries()) {
    if (index > 0) markdown.text(" · ");
    markdown.command(title(), command, { ref });
  }
}
