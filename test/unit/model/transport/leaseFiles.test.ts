import assert from "node:assert/strict";
import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { createLeaseFiles } from "../../../../src/model/transport/leaseFiles";
import { createTemporaryDirectory } from "../../../support/processes/program";

describe("createLeaseFiles: the files of leases", () => {
  let folder: string;
  const lease = { claim: 12, wants: true, isClosing: false, beat: 1 };
  const only = async () => (await readdir(folder)).join();

  beforeEach(async () => {
    folder = path.join(await createTemporaryDirectory("leases"), "leases");
  });

  it("are there for every window after one wrote them, and gone after it removed them", async () => {
    const [one, other] = [createLeaseFiles(folder), createLeaseFiles(folder)];
    assert.equal((await other.readAll()).size, 0);
    await one.create("a", lease);
    assert.deepEqual([...(await other.readAll())], [["a", lease]]);
    assert.equal(await one.renew("a", { ...lease, claim: 3, beat: 2 }), true);
    assert.equal((await other.readAll()).get("a")?.claim, 3);
    one.renewNow("a", { ...lease, isClosing: true, beat: 3 });
    assert.equal((await other.readAll()).get("a")?.isClosing, true);
    await one.remove("a");
    assert.equal((await other.readAll()).size, 0);
    assert.equal(await one.renew("a", lease), false);
  });

  it("show the state before, where the last one is half written, and none where there is no other", async () => {
    const store = createLeaseFiles(folder);
    await store.create("a", lease);
    await store.renew("a", { ...lease, claim: 3, beat: 2 });
    const file = path.join(folder, await only());
    const whole = await readFile(file, "utf8");
    await store.renew("a", { ...lease, claim: 20, beat: 10_003 });
    const next = await readFile(file, "utf8");
    for (let written = 0; written <= whole.length; written += 3) {
      await writeFile(file, next.slice(0, written) + whole.slice(written));
      const claim = (await store.readAll()).get("a")?.claim;
      assert.ok(claim === 3 || (claim === 20 && next.slice(0, written).includes("10003,20,")), `${claim}`);
    }
    await writeFile(file, "");
    assert.deepEqual([...(await store.readAll())], [["a", undefined]]);
  });

  it("claim no number that would give the others more than there is", async () => {
    const store = createLeaseFiles(folder);
    for (const claim of [-5, 1.5, Infinity, NaN]) {
      await store.create("a", { ...lease, claim });
      assert.deepEqual([...(await store.readAll())], [["a", undefined]], `${claim}`);
      await store.remove("a");
    }
  });

  it("are refused in a folder that is a file", async () => {
    await writeFile(folder, "");
    await assert.rejects(createLeaseFiles(folder).create("a", lease));
    await rm(folder);
  });
});
