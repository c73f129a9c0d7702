import type { CollectionRef, RecordTarget } from "./model/recordRef";
import type { NameMatch } from "./model/names/namePlace";
import type { FoundThing } from "./model/schema/foundThing";
import type { SchemaThing } from "./model/schema/schemaThing";
import type { TransferredRecord } from "./model/records/transferredRecord";

/** A command's argument when it is run from a row of the businesses view. */
export interface BusinessTarget {
  readonly businessKey: string;
}

/** All records of one kind in a business. */
interface CollectionTarget {
  readonly collection: CollectionRef;
}

/** A row of the schema, which may be for a thing that code names. */
export interface SchemaTarget {
  readonly thing?: SchemaThing;
  readonly businessKey?: string;
}

/** A thing of a schema, by what code calls it or by its id. */
export interface UsedThing extends BusinessTarget {
  readonly name?: NameMatch;
  readonly id?: string;
}

/** An object of a business, by its UUID or its API name, and maybe one of its fields. */
interface ObjectTarget extends BusinessTarget {
  readonly objectId: string;
  readonly fieldId?: string;
}

/** An object that is named, the row of one in the schema, or the records of one. */
export type OpenObjectTarget = ObjectTarget | CollectionTarget | (BusinessTarget & SchemaTarget);

/** What of a thing is inserted. */
export type NameForm = "name" | "id";

/** A row of the tree whose children can be loaded again. */
interface RefreshTarget {
  readonly nodeId: string;
}

/** A row that says why its records could not be loaded. */
interface ErrorTarget {
  readonly error?: unknown;
}

/**
 * A command that acts on records gets the row it was invoked on and all selected rows (VS Code's convention for
 * menus), or nothing when it comes from the palette or a key binding.
 */
type OnRecords = (target?: RecordTarget, selection?: readonly RecordTarget[]) => Promise<void>;
/** As for records; these are on rows of the schema only. */
type OnSchema = (target: SchemaTarget, selection?: readonly SchemaTarget[]) => Promise<void>;
/** Without a form, the one that was chosen last for the language of the document. */
type InsertSchema = (
  target: SchemaTarget,
  selection?: readonly SchemaTarget[],
  form?: NameForm,
) => Promise<void>;
/** As for records; these are on rows of collections only, whatever else is selected. */
type OnCollections = (target: CollectionTarget, selection?: readonly unknown[]) => Promise<void>;
type Find = (target?: Partial<BusinessTarget & CollectionTarget>) => Promise<void>;
/** What is found is opened, or laid beside a record. */
type FindRecord = (
  target?: Partial<BusinessTarget & CollectionTarget & { readonly compareWith: RecordTarget }>,
) => Promise<void>;
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

/** A suggestion that is inserted only after a confirmation: it takes the place of what was typed up to there. */
export interface GuardedInsertion {
  readonly uri: string;
  readonly record: TransferredRecord;
  /** Where the cursor was, from 0. */
  readonly position: { readonly line: number; readonly character: number };
}

/** Every command of the extension with its signature. `package.json` and the README are tested against it. */
export interface Commands {
  "kizen.addBusiness": (known?: { readonly businessId?: string }) => Promise<void>;
  "kizen.addSampleBusiness": () => Promise<void>;
  "kizen.switchBusiness": OnBusiness;
  "kizen.setActive": OnBusiness;
  "kizen.copyBusinessId": OnBusiness;
  "kizen.copyUserId": OnBusiness;
  "kizen.copyApiAddress": OnBusiness;
  "kizen.renameBusiness": OnBusiness;
  "kizen.replaceApiKey": OnBusiness;
  "kizen.removeBusiness": OnBusiness;
  "kizen.markAsProduction": OnBusiness;
  "kizen.unmarkAsProduction": OnBusiness;
  "kizen.pinFolder": OnBusiness;
  "kizen.pinFolderHere": OnBusiness;
  "kizen.unpinFolder": () => Promise<void>;
  "kizen.refresh": (target?: RefreshTarget) => Promise<void>;
  "kizen.retry": (target: RefreshTarget) => Promise<void>;
  "kizen.copyError": (target: ErrorTarget) => Promise<void>;
  "kizen.filter": (target?: CollectionTarget) => Promise<void>;
  "kizen.clearFilter": (target?: CollectionTarget) => Promise<void>;
  "kizen.sort": (target?: CollectionTarget) => Promise<void>;
  "kizen.clearSort": (target?: CollectionTarget) => Promise<void>;
  "kizen.groupByStage": (target: CollectionTarget) => Promise<void>;
  "kizen.ungroup": (target: CollectionTarget) => Promise<void>;
  "kizen.pinCollection": OnCollections;
  "kizen.unpinCollection": OnCollections;
  "kizen.hideCollection": OnCollections;
  "kizen.chooseCollections": OnBusiness;
  "kizen.revealInSidebar": OnRecords;
  "kizen.pinRecord": OnRecords;
  "kizen.unpinRecord": OnRecords;
  "kizen.forgetRecord": OnRecords;
  "kizen.clearRecent": OnBusiness;
  "kizen.find": Find;
  "kizen.findRecord": FindRecord;
  "kizen.findCompany": Find;
  "kizen.findInSchema": Find;
  "kizen.insertNameOrId": () => Promise<void>;
  "kizen.insertCompanyId": () => Promise<void>;
  "kizen.openRecord": OnRecords;
  "kizen.openRecordAsJson": OnRecords;
  "kizen.copyId": OnRecords;
  "kizen.copyRowIds": OnRecords;
  "kizen.copyPreferred": OnSchema;
  "kizen.copyApiName": OnSchema;
  "kizen.copySchemaId": OnSchema;
  "kizen.copyLabel": OnSchema;
  "kizen.copyReference": OnSchema;
  "kizen.copyFilterReference": OnSchema;
  "kizen.copySchemaJson": OnSchema;
  "kizen.insertApiName": InsertSchema;
  "kizen.showSchemaChanges": OnBusiness;
  "kizen.revealInSchema": (thing: FoundThing) => Promise<void>;
  "kizen.openObject": (target: OpenObjectTarget) => Promise<void>;
  "kizen.pickObject": () => Promise<void>;
  "kizen.copyName": OnRecords;
  "kizen.copyJson": OnRecords;
  "kizen.copyAsCurl": OnRecords;
  "kizen.insertId": OnRecords;
  "kizen.refreshRecord": OnRecords;
  "kizen.compareRecords": OnRecords;
  "kizen.compareSelected": OnRecords;
  "kizen.toggleVolatileFields": () => Promise<void>;
  "kizen.keepRecordOpen": () => Promise<void>;
  "kizen.openInBrowser": OnRecords;
  "kizen.toggleHints": () => Promise<void>;
  "kizen.askAgain": (target: { readonly id: string }) => Promise<void>;
  "kizen.findUsages": OnRecords;
  "kizen.findThingUsages": (target?: SchemaTarget | UsedThing) => Promise<void>;
  "kizen.replaceIds": (request?: ReplaceIdsRequest) => Promise<void>;
  "kizen.ignoreId": (target: { readonly id: string; readonly uri: string }) => Promise<void>;
  "kizen.ignoreName": (target: { readonly name: string; readonly uri: string }) => Promise<void>;
  "kizen.explainName": (why: { readonly reason: string }) => Promise<void>;
  "kizen.insertCompletion": (insertion: GuardedInsertion) => Promise<void>;
  "kizen.noteInsertion": (record: TransferredRecord) => Promise<void>;
  "kizen.loadNames": (collection: CollectionRef) => Promise<void>;
  "kizen.showRequests": () => Promise<void>;
  "kizen.showLog": () => Promise<void>;
  "kizen.openSettings": () => Promise<void>;
  "kizen.openWalkthrough": () => Promise<void>;
}

export type CommandId = keyof Commands;

/** The commands one feature implements. */
export type CommandsOf<Id extends CommandId> = Pick<Commands, Id>;
