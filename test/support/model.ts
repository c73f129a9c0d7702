import type { RequestListener } from "node:http";
import { Businesses, type Business } from "../../src/model/businesses";
import { Clients } from "../../src/model/clients";
import { createConnections } from "../../src/model/connections";
import { isKeyRefused } from "../../src/model/errorText";
import { ExplorerTree } from "../../src/model/explorerTree";
import { Lists } from "../../src/model/lists";
import { RecordCache } from "../../src/model/recordCache";
import { SharedTransport } from "../../src/model/sharedTransport";
import { Installation } from "./ports";
import { json, SECRET, startScriptedServer, type ScriptedServer } from "./scriptedServer";

/** Companies as the documented API lists them, `total` of them, in pages. */
export function companyPages(total: number, options: { readonly counts?: boolean } = {}): RequestListener {
  return (request, response) => {
    const url = new URL(request.url ?? "", "http://127.0.0.1");
    if (url.pathname !== "/api/company") {
      json(response, 404, { detail: "Not found.", code: "not_found" });
      return;
    }
    const page = Number(url.searchParams.get("page"));
    const size = Number(url.searchParams.get("page_size"));
    const from = (page - 1) * size;
    const length = Math.max(0, Math.min(size, total - from));
    const results = Array.from({ length }, (_, index) => ({
      id: `id-${from + index}`,
      name: `Company ${from + index}`,
    }));
    const next = from + length < total ? "http://elsewhere.example/api/company?page=2" : null;
    json(response, 200, {
      ...(options.counts === false ? {} : { count: total }),
      next,
      previous: null,
      results,
    });
  };
}

export interface Model {
  readonly server: ScriptedServer;
  readonly installation: Installation;
  readonly log: string[];
  readonly businesses: Businesses;
  readonly business: Business;
  readonly clients: Clients;
  readonly lists: Lists;
  readonly records: RecordCache;
  readonly tree: ExplorerTree;
  dispose(): Promise<void>;
}

/** The whole model below the editor, over a real server on loopback, with one business added. */
export async function startModel(answer: RequestListener, pageSize = 10): Promise<Model> {
  const server = await startScriptedServer(answer);
  const installation = new Installation();
  const log: string[] = [];
  const write = (message: string) => void log.push(message);
  let keys = 0;
  const businesses = new Businesses({
    state: installation.stateStore(),
    credentials: installation.credentials,
    signal: installation.signal,
    createKey: () => `business-${++keys}`,
  });
  const { credentialsOf } = createConnections({
    businesses,
    credentials: installation.credentials,
    sampleBaseUrl: () => Promise.reject(new Error("no sample here")),
  });
  const transport = new SharedTransport(
    { requestsPerSecond: 25, requestTimeout: 5 },
    { debug: write, info: write, warn: write, error: write },
  );
  const clients = new Clients({ businesses, credentialsOf, transport: () => transport.get() });
  const lists = new Lists(businesses, clients, () => pageSize);
  const records = new RecordCache(businesses, clients, lists);
  const tree = new ExplorerTree(businesses, lists, isKeyRefused);
  const { baseUrl, userId, businessId } = server.credentials;
  const business = await businesses.add(
    { name: "Acme", baseUrl, userId, businessId, isSample: false },
    SECRET,
  );
  const parts = [tree, records, lists, clients, transport, businesses];
  return {
    ...{ server, installation, log, businesses, business, clients, lists, records, tree },
    dispose: async () => {
      for (const part of parts) part.dispose();
      await server.close();
    },
  };
}
