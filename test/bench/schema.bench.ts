import { fork } from "node:child_process";
import { once } from "node:events";
import { readFile, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { createModel, type Model } from "../../src/model/createModel";
import { median } from "../support/median";
import { Installation } from "../support/model/ports";
import { createTemporaryDirectory, runProgram } from "../support/processes/program";
import { envelope, schemaServer, type SchemaAnswers } from "../support/servers/schemaServer";
import { keepFigure } from "./figures";

const LIMIT = 24;
const FEW = 12;
const MANY = 500;
const FIELDS_EACH = 100;
const OPTIONS_EACH = 5;
const DISK_READS = 9;
const CLICKS = 20;
/** The argument that makes this file the server of so many objects, in a process of its own. */
const SERVE = "serve";

const id = (of: string, number: number) =>
  `${of.charCodeAt(0).toString(16).padStart(8, "0")}-5c4e-4a00-8000-${number.toString(16).padStart(12, "0")}`;

/** A business of so many objects, each with fields and their options. */
function answersOf(objects: number): SchemaAnswers {
  const names = Array.from({ length: objects }, (_, index) => `object_${index}`);
  const option = (number: number) => ({
    id: id("o", number),
    name: `Option ${number}`,
    code: `o_${number}`,
    order: number,
  });
  const field = (number: number) => ({
    id: id("f", number),
    name: `field_${number}`,
    display_name: `Field ${number}`,
    field_type: "dropdown",
    category: id("c", 1),
    description: "What a person wrote about the field, in a sentence or two.",
    order: number,
    options: Array.from({ length: OPTIONS_EACH }, (_, index) => option(number * OPTIONS_EACH + index)),
  });
  return {
    "/custom-objects": envelope(
      names.map((name, index) => ({
        id: id("b", index),
        name,
        object_name: `Objects ${index}`,
        entity_name: `Object ${index}`,
        object_type: "standard",
      })),
    ),
    "/activities": envelope([]),
    "/automation2/automations": envelope([]),
    "/role": envelope([]),
    "/team": [],
    "/records/object_0/search": envelope([]),
    ...Object.fromEntries(
      names.flatMap((name, index) => [
        [`/custom-objects/${name}/categories`, [{ id: id("c", 1), name: "Category", order: 0 }]],
        [
          `/custom-objects/${name}/fields`,
          Array.from({ length: FIELDS_EACH }, (_, place) => field(index * FIELDS_EACH + place)),
        ],
      ]),
    ),
  };
}

interface Started {
  readonly model: Model;
  readonly key: string;
  readonly file: string;
}

/** A window that keeps schemas in a file of a directory. */
async function start(baseUrl: string, directory: string): Promise<Started> {
  const installation = new Installation();
  const { signal, credentials, indexStore, leases } = installation;
  const file = path.join(directory, "schema.json");
  const quiet = () => undefined;
  const model = createModel({
    signal,
    credentials,
    indexStore,
    leases,
    schemaStore: {
      read: () => readFile(file).catch(() => undefined),
      write: (_, content) => writeFile(file, content),
      remove: () => Promise.resolve(),
    },
    state: installation.stateStore(),
    workspaceState: installation.workspaceStore(),
    log: { debug: quiet, info: quiet, warn: quiet, error: quiet },
    settings: {
      requestsPerSecond: LIMIT,
      requestTimeout: 60,
      pageSize: 100,
      recordUrl: "",
      "index.persist": false,
    },
    createKey: () => "business",
    sampleBaseUrl: () => Promise.reject(new Error("There is no sample here.")),
  });
  const ids = { userId: "user", businessId: "business" };
  const { key } = await model.businesses.add(
    { name: "Bench", baseUrl, ...ids, isSample: false },
    "bench-never-shown",
  );
  await model.clients.of(key);
  return { model, key, file };
}

/** The schema of twelve objects from nothing, then from its file. */
async function measureFew(directory: string): Promise<void> {
  const server = await serverOf(FEW);
  const first = await start(server.baseUrl, directory);
  const startedAt = performance.now();
  await first.model.schemas.open(first.key);
  const took = performance.now() - startedAt;
  first.model.dispose();
  server.close();
  const size = (await readFile(first.file)).length;
  console.log(`${FEW} objects with ${FIELDS_EACH} fields each, ${(size / 2 ** 20).toFixed(1)} MB on disk`);
  console.log(`from nothing: ${(took / 1000).toFixed(2)} s`);
  keepFigure({ what: "schema of 12 objects from nothing", measured: took, unit: "ms", budget: 2000 });

  const times: number[] = [];
  for (let round = 0; round < DISK_READS; round++) {
    // Nobody listens there: what is shown comes from the file.
    const { model, key } = await start("http://127.0.0.1:9/api", directory);
    const openedAt = performance.now();
    const shown = new Promise<void>((resolve) => {
      model.schemas.onDidChange(() => {
        const catalogue = model.schemas.of(key);
        if (catalogue.part("fields", `object_${FEW - 1}`).entries.length === FIELDS_EACH) resolve();
      });
    });
    void model.schemas.open(key);
    await shown;
    times.push(performance.now() - openedAt);
    model.dispose();
  }
  console.log(`from disk, ms: ${times.map((time) => time.toFixed(1)).join("  ")}`);
  keepFigure({
    what: "schema of 12 objects from disk, the first time",
    measured: times[0] ?? 0,
    unit: "ms",
    budget: 50,
  });
  keepFigure({
    what: "schema of 12 objects from disk, median",
    measured: median(times),
    unit: "ms",
    budget: 50,
  });
}

/** The schema of as many objects as a business may have, read behind what a person does. */
async function measureMany(directory: string): Promise<void> {
  const server = await serverOf(MANY);
  const { model, key } = await start(server.baseUrl, directory);
  const startedAt = performance.now();
  const opening = model.schemas.open(key);
  const waits: number[] = [];
  const click = async () => {
    const client = await model.clients.of(key);
    const at = performance.now();
    await client.objects.get("object_0").catch(() => undefined);
    waits.push(performance.now() - at);
  };
  await sleep(2000);
  for (let clicks = 0; clicks < CLICKS; clicks++) {
    await click();
    await sleep(500);
  }
  await opening;
  const seconds = (performance.now() - startedAt) / 1000;
  // Objects, activity types, automations, roles and team; fields and categories of each; and the clicks.
  const requests = 5 + 2 * MANY + waits.length;
  const share = (100 * requests) / (seconds * LIMIT);
  const slots = Math.max(...waits) / (1000 / LIMIT);
  console.log(
    `${MANY} objects: ${requests} requests in ${seconds.toFixed(1)} s, ${share.toFixed(1)} % of the limit`,
  );
  console.log(
    `a click meanwhile, ms: ${waits.map((wait) => wait.toFixed(0)).join("  ")}; at most ${slots.toFixed(1)} slots`,
  );
  keepFigure({
    what: "500 objects: time, of what the limit allows",
    measured: 100 / (share / 100),
    unit: "%",
    budget: 105,
  });
  keepFigure({
    what: "500 objects: the longest click, of two slots",
    measured: 50 * slots,
    unit: "%",
    budget: 100,
  });
  model.dispose();
  server.close();
}

/** Not a thread: what that computes would be counted with ours. */
async function serverOf(objects: number): Promise<{ readonly baseUrl: string; close(): void }> {
  const child = fork(__filename, [SERVE, String(objects)], { execArgv: ["--import=tsx"] });
  const [baseUrl] = (await once(child, "message")) as [string];
  return { baseUrl, close: () => child.disconnect() };
}

async function serve(objects: number): Promise<void> {
  const server = createServer(schemaServer(answersOf(objects))).listen(0, "127.0.0.1");
  await once(server, "listening");
  process.send?.(`http://127.0.0.1:${(server.address() as AddressInfo).port}/api`);
  await once(process, "disconnect");
}

runProgram(async () => {
  if (process.argv[2] === SERVE) {
    await serve(Number(process.argv[3]));
    return 0;
  }
  await measureFew(await createTemporaryDirectory("schema"));
  await measureMany(await createTemporaryDirectory("schemas"));
  return 0;
});
