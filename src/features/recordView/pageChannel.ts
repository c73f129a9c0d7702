import type * as vscode from "vscode";
import type { LoadedRecord } from "../../model/records/recordCache";
import type { RecordMessage, SentText, ToPage } from "./protocol";
import { packText } from "./sentText";

/** Sends messages to a page: once it listens, and one after the other, also where one has to be packed first. */
export class PageChannel {
  #isOpen = false;
  #isClosed = false;
  #posting: Promise<void> = Promise.resolve();
  #packed: { readonly text: string; readonly sent: Promise<SentText> } | undefined;

  constructor(private readonly webview: Pick<vscode.Webview, "postMessage">) {}

  /** The page has said that it listens. */
  open(): void {
    this.#isOpen = true;
  }

  /** For good. */
  close(): void {
    this.#isClosed = true;
  }

  /** Messages to a hidden page are lost; when it is shown again it says `ready` and is to get everything. */
  post(message: ToPage): void {
    this.#post(() => message);
  }

  postRecord({ text, loadedAt, origin }: LoadedRecord, earlier: LoadedRecord | undefined): void {
    // Also before the page listens: VS Code takes longer to make it.
    const packed = this.#pack(text);
    this.#post(async (): Promise<RecordMessage> => ({
      ...{ type: "record", text: await packed, loadedAt, origin },
      earlier: earlier && { text: await packText(earlier.text), loadedAt: earlier.loadedAt },
    }));
  }

  /** The text as it is sent; kept, because a page that was hidden asks for it again. Never rejects. */
  #pack(text: string): Promise<SentText> {
    if (this.#packed?.text !== text) this.#packed = { text, sent: packText(text) };
    return this.#packed.sent;
  }

  #post(make: () => ToPage | Promise<ToPage>): void {
    // VS Code would keep it for the page, and send megabytes that `ready` asks for again.
    if (!this.#isOpen) return;
    this.#posting = this.#posting.then(async () => {
      const message = await make();
      if (!this.#isClosed) void this.webview.postMessage(message);
    });
  }
}
