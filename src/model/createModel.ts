import { ArrangedCollections } from "./explorer/arrangedCollections";
import { Arrangements } from "./explorer/arrangements";
import { ApiMemory } from "./businesses/apiMemory";
import { boundedCredentials } from "./businesses/boundedCredentials";
import { Businesses } from "./businesses/businesses";
import { Clients } from "./businesses/clients";
import { createConnections, type Connections } from "./businesses/connections";
import { DisposableStore } from "./disposableStore";
import type { Disposable } from "./event";
import { ExplorerTree } from "./explorer/explorerTree";
import type { ChangeSignal, CredentialStore, IndexStore, Logger, SchemaStore, StateStore } from "./ports";
import { FailedIds } from "./ids/failedIds";
import { IdResolver } from "./ids/idResolver";
import { RecordIndexes } from "./index/recordIndexes";
import { KnownIds } from "./ids/knownIds";
import { RecordKinds } from "./kinds/recordKinds";
import type { LeaseStore } from "./transport/lease";
import { Lists } from "./collections/lists";
import { RecentRecords } from "./records/recentRecords";
import { RecordCache } from "./records/recordCache";
import { RecordSnapshots } from "./records/recordSnapshots";
import { loggedState } from "./loggedState";
import { PageEnds } from "./explorer/pageEnds";
import { ShownCollections } from "./explorer/shownCollections";
import { StageGroups } from "./explorer/stageGroups";
import { Schemas } from "./schema/schemas";
import { ThingIndexes } from "./schema/thingIndexes";
import { SharedTransport, type TransportSettings } from "./transport/sharedTransport";
import { createWebAddresses, type WebAddressOf } from "./records/webAddress";

/** What the model needs from outside: the editor's services in the extension, in-memory ones in tests. */
export interface ModelPorts {
  readonly state: StateStore;
  /** Of this window's workspace. */
  readonly workspaceState: StateStore;
  readonly credentials: CredentialStore;
  readonly signal: ChangeSignal;
  readonly indexStore: IndexStore;
  readonly schemaStore: SchemaStore;
  readonly log: Logger;
  /** Where the windows of this installation see each other's leases. */
  readonly leases: LeaseStore;
  readonly settings: TransportSettings & {
    readonly pageSize: number;
    readonly recordUrl: string;
    readonly "index.persist": boolean;
  };
  readonly createKey: () => string;
  /** Starts the sample server where it does not run yet. */
  readonly sampleBaseUrl: () => Promise<string>;
  /** The script of the thread that reads the pages of an index; default: the one built beside the extension. */
  readonly pageWorker?: string;
}

/** What the extension knows, below everything that a person sees. */
export interface Model extends Disposable, Connections {
  readonly businesses: Businesses;
  readonly apiMemory: ApiMemory;
  /** The keys, from a store that always answers. */
  readonly credentials: CredentialStore;
  readonly workspaceState: StateStore;
  readonly transport: SharedTransport;
  readonly clients: Clients;
  readonly kinds: RecordKinds;
  readonly schemas: Schemas;
  readonly things: ThingIndexes;
  readonly lists: Lists;
  readonly records: RecordCache;
  readonly indexes: RecordIndexes;
  readonly tree: ExplorerTree;
  readonly knownIds: KnownIds;
  readonly webAddressOf: WebAddressOf;
  readonly idResolver: IdResolver;
  readonly snapshots: RecordSnapshots;
  readonly recent: RecentRecords;
  readonly arrangements: Arrangements;
}

/** Builds the parts of the model in the order in which they need each other. Nothing is loaded or asked for here. */
export function createModel(ports: ModelPorts): Model {
  const parts = new DisposableStore();
  const { signal, indexStore, schemaStore, log, leases, settings, createKey, sampleBaseUrl } = ports;
  const state = loggedState(ports.state, log);
  const workspaceState = loggedState(ports.workspaceState, log);
  const credentials = boundedCredentials(ports.credentials, log);

  const businesses = parts.add(new Businesses({ state, workspaceState, credentials, signal, createKey }));
  const apiMemory = parts.add(new ApiMemory(businesses, state));
  const connections = createConnections({ businesses, credentials, sampleBaseUrl });
  const nameOf = (id: string) => businesses.list.find(({ businessId }) => businessId === id)?.name;
  const transport = parts.add(new SharedTransport(settings, log, leases, nameOf));
  const clients = parts.add(
    new Clients({
      businesses,
      apiMemory,
      credentialsOf: connections.credentialsOf,
      transport: () => transport.get(),
    }),
  );
  const kinds = parts.add(new RecordKinds(businesses, apiMemory));
  const schemas = parts.add(new Schemas({ businesses, clients, kinds, store: schemaStore, now: Date.now }));
  const things = parts.add(new ThingIndexes(businesses, schemas));
  const lists = parts.add(new Lists(businesses, clients, kinds, () => settings.pageSize));
  const records = parts.add(new RecordCache(businesses, clients, kinds, lists));
  const indexes = parts.add(
    new RecordIndexes({
      businesses,
      clients,
      kinds,
      store: indexStore,
      isPersistent: () => settings["index.persist"],
      pageWorker: ports.pageWorker,
    }),
  );
  const knownIds = parts.add(
    new KnownIds({ businesses, apiMemory, lists, records, indexes, kinds, schemas }),
  );
  const failedIds = parts.add(new FailedIds(businesses, state, Date.now));
  const recent = parts.add(new RecentRecords(businesses, state));
  const idResolver = parts.add(new IdResolver({ businesses, kinds, recent, records, knownIds, failedIds }));
  const arrangements = parts.add(new Arrangements(businesses, state));
  const arranged = parts.add(
    new ArrangedCollections({ arrangements, indexes, pageSize: () => settings.pageSize }),
  );
  const stages = new StageGroups({ arrangements, kinds, schemas, lists });
  const shown = new ShownCollections({ kinds, schemas, arrangements });
  const ends = parts.add(new PageEnds(indexes));
  const tree = parts.add(new ExplorerTree(businesses, lists, arranged, kinds, schemas, stages, shown, ends));
  const snapshots = parts.add(new RecordSnapshots(businesses));
  const template = () => settings.recordUrl;
  const webAddressOf = createWebAddresses({ businesses, apiMemory, clients, kinds, template });

  return {
    ...connections,
    credentials,
    workspaceState,
    businesses,
    apiMemory,
    transport,
    clients,
    kinds,
    schemas,
    things,
    lists,
    records,
    tree,
    knownIds,
    idResolver,
    webAddressOf,
    indexes,
    recent,
    arrangements,
    snapshots,
    dispose: () => parts.dispose(),
  };
}
