import { companyIndex, companyRecord, createdOf, nameOf } from "../companies";
import { companyFields } from "../fields";
import { objectRow, type SampleObject } from "./sampleObject";

/** Served by both generations, and as many as the user asks for. */
export const companies: SampleObject = {
  row: objectRow({
    name: "companies_company",
    plural: "Companies",
    singular: "Company",
    type: "standard",
    fetchUrl: "standard",
  }),
  fields: companyFields(),
  categories: [],
  count: (companies) => companies,
  indexOf: companyIndex,
  nameOf,
  createdOf,
  valueOf: (index, field) => (field === "name" ? nameOf(index) : undefined),
  record: companyRecord,
};
