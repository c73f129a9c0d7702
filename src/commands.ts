import type { RecordTarget } from "./model/recordRef";
import type { TransferredRecord } from "./model/records/recordTransfer";

/** A command's argument when it is run from a row of the businesses view. */
export interface BusinessTarget {
  readonly businessKey: string;
}

/** All records of one kind in a business. */
export interface CollectionTarget {
  readonly businessKey: string;
  readonly kind: { readonly id: string };
}

/** A row of the tree whose children can be loaded again. */
interface RefreshTarget {
  readonly nodeId: string;
}

/**
 * A command that acts on records gets the row it was invoked on and all selected rows (VS Code's convention for
 * menus), or nothing when it comes from the palette or a key binding.
 */
type OnRecords = (target?: RecordTarget, selection?: readonly RecordTarget[]) => Promise<void>;
type OnBusiness = (target?: BusinessTarget) => Promise<void>;

/** Ids that are to be exchanged. Documents are named by their addresses as text, so that any caller can write them. */
export interface ReplaceIdsRequest {
  readonly uri: string;
  /** The stretch they are in, in characters from the beginning of the document. */
  readonly range: { readonly start: number; readonly end: number };
  /** Keys of the businesses. */
  readonly from: string;
  readonly to: string;
}

/** A suggestion that is inserted only after a question: it takes the place of what was typed up to there. */
export interface GuardedInsertion {
  readonly uri: string;
  readonly record: TransferredRecord;
  /** Where the cursor was, from 0. */
  readonly position: { readonly line: number; readonly character: number };
}

/** Every command of the extension with its signature. `package.json` and the README are tested against it. */
export interface Commands {
  "kizen.addBusiness": () => Promise<void>;
  "kizen.addSampleBusiness": () => Promise<void>;
  "kizen.switchBusiness": OnBusiness;
  "kizen.renameBusiness": OnBusiness;
  "kizen.replaceApiKey": OnBusiness;
  "kizen.removeBusiness": OnBusiness;
  "kizen.markAsProduction": OnBusiness;
  "kizen.unmarkAsProduction": OnBusiness;
  "kizen.pinFolder": OnBusiness;
  "kizen.unpinFolder": () => Promise<void>;
  "kizen.refresh": (target?: RefreshTarget) => Promise<void>;
  "kizen.retry": (target: RefreshTarget) => Promise<void>;
  "kizen.filter": (target?: CollectionTarget) => Promise<void>;
  "kizen.clearFilter": (target?: CollectionTarget) => Promise<void>;
  "kizen.sort": (target?: CollectionTarget) => Promise<void>;
  "kizen.clearSort": (target?: CollectionTarget) => Promise<void>;
  "kizen.revealInSidebar": OnRecords;
  "kizen.pinRecord": OnRecords;
  "kizen.unpinRecord": OnRecords;
  "kizen.forgetRecord": OnRecords;
  "kizen.clearRecent": OnBusiness;
  "kizen.findCompany": () => Promise<void>;
  "kizen.insertCompanyId": () => Promise<void>;
  "kizen.openRecord": OnRecords;
  "kizen.openRecordAsJson": OnRecords;
  "kizen.copyId": OnRecords;
  "kizen.copyName": OnRecords;
  "kizen.copyJson": OnRecords;
  "kizen.copyAsCurl": OnRecords;
  "kizen.insertId": OnRecords;
  "kizen.refreshRecord": OnRecords;
  "kizen.compareRecords": OnRecords;
  "kizen.toggleVolatileFields": () => Promise<void>;
  "kizen.keepRecordOpen": () => Promise<void>;
  "kizen.openInBrowser": OnRecords;
  "kizen.toggleHints": () => Promise<void>;
  "kizen.findUsages": OnRecords;
  "kizen.replaceIds": (request?: ReplaceIdsRequest) => Promise<void>;
  "kizen.ignoreId": (target: { readonly id: string; readonly uri: string }) => Promise<void>;
  "kizen.insertCompletion": (insertion: GuardedInsertion) => Promise<void>;
  "kizen.noteInsertion": (record: TransferredRecord) => Promise<void>;
  "kizen.loadNames": (collection: { readonly businessKey: string; readonly kind: string }) => Promise<void>;
  "kizen.showRequests": () => Promise<void>;
  "kizen.showLog": () => Promise<void>;
}

export type CommandId = keyof Commands;

/** The commands one feature implements. */
export type CommandsOf<Id extends CommandId> = Pick<Commands, Id>;
