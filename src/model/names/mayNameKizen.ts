/** A host of Kizen's, one of its three headers, or what code steps of an automation call. */
const SURE = /\bkizen\.(?:com|dev)\b|\bx-(?:api-key|user-id|business-id)\b|\bkizen\.api\b/i;
/** What is a sign of Kizen only where the object in it exists. */
const POSSIBLE =
  /\/?(?:records|custom-objects|activities|pipelines)\/|\b(?:target_object|related_object|field_ref|field_names|object)\b/;

/** Whether a text has to do with Kizen, whatever the schema is. */
export function namesKizen(source: string): boolean {
  return SURE.test(source);
}

/** Whether a text may have to do with Kizen: the schema would tell. */
export function mayNameKizen(source: string): boolean {
  return SURE.test(source) || POSSIBLE.test(source);
}
