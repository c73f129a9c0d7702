/** What VS Code gives a page to talk with its extension; may be asked for once. */
declare function acquireVsCodeApi(): {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
};

/** The page's view of the host. The state is kept by VS Code while the tab is hidden and over a reload. */
export interface Host<Message> {
  send(message: Message): void;
  readState(): unknown;
  writeState(state: object): void;
}

export function connectHost<Message>(): Host<Message> {
  const api = acquireVsCodeApi();
  return {
    send: (message) => api.postMessage(message),
    readState: () => api.getState(),
    writeState: (state) => api.setState(state),
  };
}
