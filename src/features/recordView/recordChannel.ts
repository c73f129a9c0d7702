import type { LoadedRecord } from "../../model/records/recordCache";
import { PageChannel } from "../../platform/webview/pageChannel";
import type { RecordMessage, SentText, ToPage } from "./protocol";
import { packSentText } from "./sentText";

/** Sends a record to its page, packed where it is large. */
export class RecordChannel extends PageChannel<ToPage> {
  #packed: { readonly text: string; readonly sent: Promise<SentText> } | undefined;

  postRecord({ text, loadedAt, origin }: LoadedRecord, earlier: LoadedRecord | undefined): void {
    // Also before the page listens: VS Code takes longer to make it.
    const packed = this.#pack(text);
    this.postMade(async (): Promise<RecordMessage> => ({
      type: "record",
      text: await packed,
      loadedAt,
      origin,
      earlier: earlier && { text: await packSentText(earlier.text), loadedAt: earlier.loadedAt },
    }));
  }

  /** The text as it is sent; kept, because a page that was hidden asks for it again. Never rejects. */
  #pack(text: string): Promise<SentText> {
    if (this.#packed?.text !== text) this.#packed = { text, sent: packSentText(text) };
    return this.#packed.sent;
  }
}
