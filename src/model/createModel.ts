import { ArrangedCollections } from "./explorer/arrangedCollections";
import { Arrangements } from "./explorer/arrangements";
import { Businesses } from "./businesses/businesses";
import { Clients } from "./businesses/clients";
import { createConnections, type Connections } from "./businesses/connections";
import { isKeyRefused } from "./errorText";
import type { Disposable } from "./event";
import { ExplorerTree } from "./explorer/explorerTree";
import type { ChangeSignal, CredentialStore, IndexStore, Logger, StateStore } from "./ports";
import { FailedIds } from "./ids/failedIds";
import { IdResolver } from "./ids/idResolver";
import { RecordIndexes } from "./index/recordIndexes";
import { KnownIds } from "./ids/knownIds";
import type { LeaseStore } from "./transport/lease";
import { Lists } from "./collections/lists";
import { RecentRecords } from "./records/recentRecords";
import { RecordCache } from "./records/recordCache";
import { RecordSnapshots } from "./records/recordSnapshots";
import { SharedTransport, type TransportSettings } from "./transport/sharedTransport";
import { createWebAddresses, type WebAddressOf } from "./records/webAddress";

/** What the model needs from outside: the editor's services in the extension, in-memory ones in tests. */
export interface ModelPorts {
  readonly state: StateStore;
  readonly credentials: CredentialStore;
  readonly signal: ChangeSignal;
  readonly indexStore: IndexStore;
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
  readonly transport: SharedTransport;
  readonly clients: Clients;
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
  const parts: Disposable[] = [];
  const own = <T extends Disposable>(part: T): T => {
    parts.unshift(part);
    return part;
  };
  const { state, credentials, signal, indexStore, log, leases, settings, createKey, sampleBaseUrl } = ports;

  const businesses = own(new Businesses({ state, credentials, signal, createKey }));
  const connections = createConnections({ businesses, credentials, sampleBaseUrl });
  const transport = own(new SharedTransport(settings, log, leases));
  const clients = own(
    new Clients({
      businesses,
      credentialsOf: connections.credentialsOf,
      transport: () => transport.get(),
    }),
  );
  const lists = own(new Lists(businesses, clients, () => settings.pageSize));
  const records = own(new RecordCache(businesses, clients, lists));
  const indexes = own(
    new RecordIndexes({
      businesses,
      clients,
      store: indexStore,
      isPersistent: () => settings["index.persist"],
      pageWorker: ports.pageWorker,
    }),
  );
  const knownIds = own(new KnownIds({ businesses, lists, records, indexes }));
  const failedIds = own(new FailedIds(state, Date.now));
  const idResolver = own(new IdResolver({ businesses, records, knownIds, failedIds }));
  const arrangements = own(new Arrangements(businesses, state));
  const arranged = own(new ArrangedCollections({ arrangements, indexes, pageSize: () => settings.pageSize }));
  const tree = own(new ExplorerTree(businesses, lists, isKeyRefused, arranged));
  const snapshots = own(new RecordSnapshots(businesses));
  const recent = own(new RecentRecords(businesses, state));
  const webAddressOf = createWebAddresses({ businesses, clients, template: () => settings.recordUrl });

  return {
    ...connections,
    ...{ businesses, transport, clients, lists, records, tree, knownIds, idResolver, webAddressOf },
    ...{ indexes, recent, arrangements, snapshots },
    dispose: () => {
      for (const part of parts) part.dispose();
    },
  };
}
