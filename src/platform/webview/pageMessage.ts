/** What every page asks of the host, whatever it shows. */
export type PageMessage = ReadyMessage | RefreshMessage | ActMessage | RefusedMessage;

/** The page listens now and wants everything there is to show. */
interface ReadyMessage {
  readonly type: "ready";
}

/** Ask Kizen again. */
interface RefreshMessage {
  readonly type: "refresh";
}

/** Do what the shown error offers. The host knows what that is: a page never names commands. */
interface ActMessage {
  readonly type: "act";
}

/** The page got a message that it does not know; for the log. */
interface RefusedMessage {
  readonly type: "refused";
  /** The type it claimed to have; empty where that could not be a type. */
  readonly received: string;
}
