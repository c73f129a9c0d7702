import uFuzzy from "@leeoniya/ufuzzy";
import flexsearch from "flexsearch";
import Fuse from "fuse.js";
import fuzzysort from "fuzzysort";
import MiniSearch from "minisearch";
import { fold } from "../../../src/model/search/fold";
import { company } from "../../../src/model/kinds/company";
import { RecordMatcher } from "../../../src/model/index/recordMatcher";
import { RecordRows, type IndexRow } from "../../../src/model/index/recordRows";

/** What every engine gets: the same texts of the same companies. */
export interface Company {
  readonly row: IndexRow;
  readonly id: string;
  readonly label: string;
  readonly domain: string;
  readonly email: string;
}

/** The numbers of the best companies, best first. */
export type Search = (query: string, limit: number) => number[];

export interface Engine {
  readonly name: string;
  readonly build: (companies: readonly Company[]) => Search;
}

/** Everything a company is to be found by in one folded text, for the engines that know one text only. */
const textOf = ({ id, label, domain, email }: Company) => fold(`${label} ${domain} ${email} ${id}`);

/** Ours, and five libraries, each set up as its documentation says for names with accents and one typing mistake. */
export const engines: readonly Engine[] = [
  {
    name: "RecordMatcher (ours)",
    build: (companies) => {
      const rows = new RecordRows();
      const matcher = new RecordMatcher(rows, company.summary.searched);
      for (const [position, { row }] of companies.entries()) {
        matcher.set(rows.set(row, { position, pass: 1 }).number, row);
      }
      return (query, limit) => matcher.match(query, limit, []).map(({ row }) => row);
    },
  },
  {
    name: "minisearch",
    build: (companies) => {
      const index = new MiniSearch<Company & { readonly number: number }>({
        idField: "number",
        fields: ["label", "domain", "email", "id"],
        processTerm: (term) => fold(term),
      });
      index.addAll(companies.map((company, number) => ({ ...company, number })));
      const options = {
        prefix: true,
        combineWith: "AND",
        fuzzy: (term: string) => (term.length > 3 ? 1 : false),
        boost: { label: 3 },
      } as const;
      return (query, limit) =>
        index
          .search(query, options)
          .slice(0, limit)
          .map(({ id }) => Number(id));
    },
  },
  {
    name: "@leeoniya/ufuzzy",
    build: (companies) => {
      // One mistake a word; its type is an enum that exists in the declarations only.
      const options: object = {
        unicode: true,
        interSplit: "[^\\p{L}\\d']+",
        intraSplit: "\\p{Ll}\\p{Lu}",
        intraBound: "\\p{L}\\d|\\d\\p{L}|\\p{Ll}\\p{Lu}",
        intraChars: "[\\p{L}\\d']",
        intraContr: "'\\p{L}{1,2}\\b",
        intraMode: 1,
      };
      const engine = new uFuzzy(options);
      const texts = companies.map(textOf);
      return (query, limit) => {
        const [numbers, info, order] = engine.search(texts, fold(query), 3, 1000);
        const ranked = info ? order.map((at) => info.idx[at] ?? 0) : (numbers ?? []);
        return ranked.slice(0, limit);
      };
    },
  },
  {
    name: "fuzzysort",
    build: (companies) => {
      const targets = companies.map((company, number) => ({
        number,
        text: fuzzysort.prepare(textOf(company)),
      }));
      return (query, limit) =>
        fuzzysort.go(fold(query), targets, { key: "text", limit }).map(({ obj }) => obj.number);
    },
  },
  {
    name: "flexsearch",
    build: (companies) => {
      const index = new flexsearch.Index({ tokenize: "forward" });
      for (const [number, company] of companies.entries()) index.add(number, textOf(company));
      return (query, limit) =>
        (index.search(fold(query), { limit, suggest: true }) as number[]).slice(0, limit);
    },
  },
  {
    name: "fuse.js",
    build: (companies) => {
      const options = { keys: ["label", "domain", "email", "id"], ignoreLocation: true, threshold: 0.3 };
      const index = new Fuse(companies, { ...options, ignoreDiacritics: true });
      return (query, limit) => index.search(query, { limit }).map(({ refIndex }) => refIndex);
    },
  },
];
