import type * as vscode from "vscode";

/** Sends messages to a page: once it listens, and one after the other, also where one has to be made ready first. */
export class PageChannel<Message> {
  #isOpen = false;
  #isClosed = false;
  #posting: Promise<void> = Promise.resolve();

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
  post(message: Message): void {
    this.postMade(() => message);
  }

  protected postMade(make: () => Message | Promise<Message>): void {
    // VS Code would keep it for the page, and send megabytes that `ready` asks for again.
    if (!this.#isOpen) return;
    this.#posting = this.#posting.then(async () => {
      const message = await make();
      if (!this.#isClosed) void this.webview.postMessage(message);
    });
  }
}
