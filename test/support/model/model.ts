import type { RequestListener } from "node:http";
import type { Business } from "../../../src/model/businesses/businesses";
import { createModel, type Model } from "../../../src/model/createModel";
import { Installation } from "./ports";
import { produced } from "../leaks/produced";
import { json, SECRET, startScriptedServer, type ScriptedServer } from "../servers/scriptedServer";

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

/** The settings that the model reads, to be changed by a test. */
interface TestSettings {
  requestsPerSecond: number;
  requestTimeout: number;
  pageSize: number;
  recordUrl: string;
  "index.persist": boolean;
}

export interface TestModel extends Omit<Model, "dispose"> {
  readonly settings: TestSettings;
  readonly server: ScriptedServer;
  readonly installation: Installation;
  readonly log: string[];
  readonly business: Business;
  dispose(): Promise<void>;
}

/** The whole model below the editor, over a real server on loopback, with one business added. */
export async function startModel(answer: RequestListener, pageSize = 10): Promise<TestModel> {
  const server = await startScriptedServer(answer);
  const installation = new Installation();
  const log: string[] = [];
  const write = (message: string) => {
    log.push(message);
    produced.keep("log", message);
  };
  let keys = 0;
  const settings: TestSettings = {
    requestsPerSecond: 25,
    requestTimeout: 5,
    pageSize,
    recordUrl: "",
    "index.persist": false,
  };
  const model = createModel({
    state: installation.stateStore(),
    workspaceState: installation.workspaceStore(),
    credentials: installation.credentials,
    signal: installation.signal,
    indexStore: installation.indexStore,
    schemaStore: installation.schemaStore,
    log: { debug: write, info: write, warn: write, error: write },
    leases: installation.leases,
    settings,
    createKey: () => `business-${++keys}`,
    sampleBaseUrl: () => Promise.reject(new Error("no sample here")),
  });
  const { baseUrl, userId, businessId } = server.credentials;
  const business = await model.businesses.add(
    { name: "Acme", baseUrl, userId, businessId, isSample: false },
    SECRET,
  );
  return {
    ...model,
    settings,
    server,
    installation,
    log,
    business,
    dispose: async () => {
      model.dispose();
      await server.close();
    },
  };
}
