import type { RecordMessage, SentText } from "../../../src/features/recordView/protocol";

/** A record with its texts unpacked. */
export interface ReceivedRecord extends Omit<RecordMessage, "text" | "earlier"> {
  readonly text: string;
  readonly earlier: { readonly text: string; readonly loadedAt: number } | undefined;
}

export async function unpack({ text, earlier, ...rest }: RecordMessage): Promise<ReceivedRecord> {
  return {
    ...rest,
    text: await unpackText(text),
    earlier: earlier && { ...earlier, text: await unpackText(earlier.text) },
  };
}

/** The text, to the character. */
async function unpackText(sent: SentText): Promise<string> {
  if (typeof sent === "string") return sent;
  const bytes = new Blob([sent.gzip]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(await new Response(bytes).arrayBuffer());
}
