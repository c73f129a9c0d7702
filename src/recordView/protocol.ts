import type { RecordRef } from "../model/recordRef";

/** What the host tells the page. `init` comes first and answers `ready`; whatever precedes it is not for this page. */
export type ToPage = InitMessage | HeadingMessage | RecordMessage | StatusMessage;

export interface InitMessage {
  readonly type: "init";
  readonly ref: RecordRef;
  readonly strings: PageStrings;
}

export interface HeadingMessage {
  readonly type: "heading";
  readonly name: string;
  readonly kindLabel: string;
  readonly businessName: string;
  /** The business is the sample one: its records are made up. */
  readonly isSample: boolean;
}

export interface RecordMessage {
  readonly type: "record";
  /** The record's JSON exactly as the server sent it; valid JSON. The page shows and copies slices of it. */
  readonly text: string;
  /** Milliseconds since the epoch. */
  readonly loadedAt: number;
  readonly origin: "record" | "list";
}

interface StatusMessage {
  readonly type: "status";
  readonly status: Status;
}

/** A record that is already there stays on the page whatever the status. */
export type Status =
  | { readonly state: "idle" }
  | { readonly state: "loading" }
  | {
      readonly state: "failed";
      readonly sentence: string;
      readonly detail: string | undefined;
      /** What the page's button says that sends `act`; none where trying again is all there is to do. */
      readonly actionTitle: string | undefined;
    }
  /** The business is gone: nothing will be loaded any more. */
  | { readonly state: "removed" };

/** What the page asks of the host. */
export type FromPage = ReadyMessage | RefreshMessage | ActMessage | CopyMessage;

/** The page listens now and wants everything there is to show. */
interface ReadyMessage {
  readonly type: "ready";
}

/** Ask the server again. */
interface RefreshMessage {
  readonly type: "refresh";
}

/** Do what the shown error offers. The host knows what that is: a page never names commands. */
interface ActMessage {
  readonly type: "act";
}

export interface CopyMessage {
  readonly type: "copy";
  readonly what: CopiedThing;
  readonly text: string;
}

export type CopiedThing = "id" | "value" | "path" | "json";

/** The page's words in the person's language; `{0}` and `{1}` stand for what the page fills in. */
export interface PageStrings {
  readonly refresh: string;
  readonly loadedAt: string;
  readonly copyRecord: string;
  readonly copyId: string;
  readonly copyValue: string;
  readonly copyPath: string;
  readonly copyJson: string;
  readonly sample: string;
  readonly find: string;
  readonly previousMatch: string;
  readonly nextMatch: string;
  readonly matchOf: string;
  readonly noMatch: string;
  readonly loading: string;
  readonly notLoaded: string;
  readonly retry: string;
  readonly fromList: string;
  readonly removed: string;
  readonly tree: string;
  readonly keyCount: string;
  readonly itemCount: string;
  readonly oneKey: string;
  readonly oneItem: string;
  readonly showMore: string;
  readonly cut: string;
}

/** A message of the page, or undefined where it is none: what crosses the border is not trusted to have its type. */
export function parseFromPage(value: unknown): FromPage | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const { type, what, text } = value as Partial<Record<keyof CopyMessage, unknown>>;
  switch (type) {
    case "ready":
    case "refresh":
    case "act":
      return { type };
    case "copy":
      return isCopiedThing(what) && typeof text === "string" ? { type, what, text } : undefined;
    default:
      return undefined;
  }
}

function isCopiedThing(value: unknown): value is CopiedThing {
  return value === "id" || value === "value" || value === "path" || value === "json";
}
