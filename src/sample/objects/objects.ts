import { companies } from "./companies";
import { contacts } from "./contacts";
import { deals } from "./deals";
import { emptyForms, payroll, serviceRequests } from "./requests";
import { sampleObject, type SampleObject } from "./sampleObject";

export type { SampleObject };

const OBJECTS: readonly SampleObject[] = [
  sampleObject(contacts),
  companies,
  ...[deals, serviceRequests, emptyForms, payroll].map(sampleObject),
];

/** The objects of the business; contacts are built in and left out unless asked for. */
export function objectRows(customOnly: boolean): readonly SampleObject["row"][] {
  return OBJECTS.map(({ row }) => row).filter(({ is_custom: isCustom }) => !customOnly || isCustom === true);
}

/** An object by its API name or its id, as paths accept both. */
export function findObject(nameOrId: string): SampleObject | undefined {
  return OBJECTS.find(({ row }) => row["name"] === nameOrId || row["id"] === nameOrId.toLowerCase());
}
