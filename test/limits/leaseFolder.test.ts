import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { systemClock } from "../../src/kizen";
import { createLeaseFiles } from "../../src/model/transport/leaseFiles";
import { SharedBudget } from "../../src/model/transport/sharedBudget";
import { eventually } from "../support/time/eventually";
import { createTemporaryDirectory } from "../support/processes/program";

const BUDGET = 24;
const SMALL_SHARE = 6;

describe("the budget that windows share, in a real folder", () => {
  let folder: string;
  let budget: SharedBudget;
  let share: number;
  let troubles: number;

  beforeEach(async () => {
    folder = path.join(await createTemporaryDirectory("lease-folder"), "leases");
    share = 0;
    troubles = 0;
    budget = new SharedBudget({
      store: createLeaseFiles(folder),
      clock: systemClock,
      createId: randomUUID,
      budget: BUDGET,
      onUnavailable: () => troubles++,
      onAvailable: () => undefined,
    });
    budget.onDidChangeShare((now) => (share = now));
    budget.setBusy(true);
    await eventually(() => assert.equal(share, BUDGET));
  });
  afterEach(() => budget.dispose());

  it("is taken in part while a file lies in the folder's place, and whole some seconds later", async () => {
    await rename(folder, `${folder}-away`);
    await writeFile(folder, "");
    await eventually(() => assert.equal(share, SMALL_SHARE));
    assert.ok(budget.tryStart());
    await rm(folder);
    await eventually(() => assert.equal(share, BUDGET), 20_000);
    assert.equal(troubles, 1);
  });

  it("is not disturbed by a folder that is deleted, or by one that is called like a lease", async () => {
    await rm(folder, { recursive: true });
    await mkdir(path.join(folder, "folder.lease"), { recursive: true });
    await eventually(() => assert.equal(share, BUDGET));
    assert.equal(troubles, 0);
  });
});
