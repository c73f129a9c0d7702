import type { RecordRef } from "../model/recordRef";

/** What the host tells the page. `init` comes first and answers `ready`; whatever precedes it is not for this page. */
export type ToPage = InitMessage | HeadingMessage | RecordMessage | OptionsMessage | StatusMessage;

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

/** What the person's settings say of the page; sent again when they change. */
interface OptionsMessage {
  readonly type: "options";
  /** Number the rows of the tree. */
  readonly lineNumbers: boolean;
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
export type FromPage =
  ReadyMessage | RefreshMessage | ActMessage | CopyMessage | OpenIdMessage | OpenAddressMessage;

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

export type CopiedThing = "id" | "value" | "path" | "json" | "key" | "name";

/** Go to what an id in the record stands for. */
interface OpenIdMessage {
  readonly type: "openId";
  /** A UUID, which every id of Kizen is (KIZEN: ids). */
  readonly id: string;
}

/** Open a web page or write an e-mail. The host asks before anything leaves the editor. */
interface OpenAddressMessage {
  readonly type: "openAddress";
  /** Absolute, and of one of the schemes `http`, `https` and `mailto`. */
  readonly address: string;
}

/** The page's words in the person's language; `{0}` and `{1}` stand for what the page fills in. */
export interface PageStrings {
  readonly refresh: string;
  readonly loadedAt: string;
  readonly copyRecord: string;
  readonly copyId: string;
  readonly copyValue: string;
  readonly copyKey: string;
  readonly copyPath: string;
  readonly copyJsonPath: string;
  readonly copyPythonPath: string;
  readonly copyJqPath: string;
  readonly copyJson: string;
  readonly sample: string;
  readonly find: string;
  readonly previousMatch: string;
  readonly nextMatch: string;
  readonly matchOf: string;
  readonly noMatch: string;
  readonly matchCase: string;
  readonly wholeWord: string;
  readonly pattern: string;
  readonly invalidPattern: string;
  readonly slowPattern: string;
  readonly loading: string;
  readonly notLoaded: string;
  readonly retry: string;
  readonly fromList: string;
  readonly removed: string;
  readonly tree: string;
  readonly pathLine: string;
  readonly rowMenu: string;
  readonly expandAll: string;
  readonly collapseAll: string;
  readonly keyCount: string;
  readonly itemCount: string;
  readonly oneKey: string;
  readonly oneItem: string;
  readonly characterCount: string;
  readonly followLink: string;
  readonly followId: string;
  readonly followAddress: string;
  readonly json: string;
  readonly fields: string;
  readonly label: string;
  readonly apiName: string;
  readonly fieldType: string;
  readonly value: string;
  readonly fieldId: string;
  readonly copyApiName: string;
  readonly copyFieldId: string;
  readonly noField: string;
  readonly moreValues: string;
  readonly showMore: string;
}

/** A message of the page, or undefined where it is none: what crosses the border is not trusted to have its type. */
export function parseFromPage(value: unknown): FromPage | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const { type, what, text, id, address } = value as Partial<Record<string, unknown>>;
  switch (type) {
    case "ready":
    case "refresh":
    case "act":
      return { type };
    case "copy":
      return isCopiedThing(what) && typeof text === "string" ? { type, what, text } : undefined;
    case "openId":
      return typeof id === "string" && uuid.test(id) ? { type, id } : undefined;
    case "openAddress":
      return typeof address === "string" && isAddress(address) ? { type, address } : undefined;
    default:
      return undefined;
  }
}

const copiedThings: readonly unknown[] = [
  "id",
  "value",
  "path",
  "json",
  "key",
  "name",
] satisfies CopiedThing[];

function isCopiedThing(value: unknown): value is CopiedThing {
  return copiedThings.includes(value);
}

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const LONGEST_ADDRESS = 4096;

/** A record can hold any text; only what a person expects behind a link is opened. */
function isAddress(value: string): boolean {
  if (value.length > LONGEST_ADDRESS || !URL.canParse(value)) return false;
  return ["http:", "https:", "mailto:"].includes(new URL(value).protocol);
}
