/** A UUID, as every id of Kizen is (docs/kizen-api.md, Ids), and nothing else around it. */
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export function isUuid(text: string): boolean {
  return UUID.test(text);
}
