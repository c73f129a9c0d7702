import { company } from "../../../src/model/kinds/company";
import { summarize } from "../../../src/model/kinds/summarize";
import { toRow } from "../../../src/model/index/recordRows";
import { companyV2 } from "../../../src/sample/companies";
import { toJson } from "../../../src/sample/toJson";
import type { Company } from "./engines";

/** So many made-up companies, as an index keeps them. */
export function companies(count: number): Company[] {
  return Array.from({ length: count }, (_, index) => {
    const text = toJson(companyV2(index));
    const value = JSON.parse(text) as { id: string; domains: { name: string }[]; email: string };
    const row = toRow(summarize({ id: value.id, text, value }, company.summary));
    return { row, id: row[0], label: row[1], domain: value.domains[0]?.name ?? "", email: value.email };
  });
}
