import type { DocumentNameReader } from "./documentNameReader";

/** Loads the parsers on first use: they are a bundle of their own. */
export async function loadNameReader(): Promise<typeof DocumentNameReader> {
  const { DocumentNameReader: Reader } = await import("./documentNameReader");
  return Reader;
}
