import assert from "node:assert/strict";
import { Lookup } from "../../../src/model/lookup/lookup";
import { eventually } from "../../support/time/eventually";
import { recordsIn } from "../../support/model/recordsIn";
import { startModel, type TestModel } from "../../support/model/model";
import { companiesOf } from "../../support/model/companiesOf";

/** Each of these ends a request that the server holds: the connection closes, and nothing is left. */
describe("end of work: what was started is ended", () => {
  let model: TestModel;
  let closed: number;

  beforeEach(async () => {
    closed = 0;
    model = await startModel(({ socket }) => socket.once("close", () => closed++));
  });
  afterEach(() => model.dispose());

  const ref = () => ({ businessKey: model.business.key, kind: "company", id: "id-1" });
  const isRunning = (count: number) => eventually(() => assert.equal(model.server.requests.length, count));
  const isOver = (count: number) =>
    eventually(() => assert.deepEqual([closed, model.transport.activity().requests], [count, []]));

  it("when a business is removed: its pages and its records", async () => {
    const record = model.records.get(ref()).then(
      () => "answered",
      (error: unknown) => (error as Error).message,
    );
    const page = model.lists.of(companiesOf(model.business.key)).load(1);
    await isRunning(2);
    await model.businesses.remove(model.business.key);
    assert.equal(await record, "The request was cancelled.");
    await page;
    await isOver(2);
  });

  it("when a picker is hidden", async () => {
    const lookup = new Lookup(model);
    lookup.setScope(recordsIn([model.business.key]));
    await isRunning(1);
    lookup.dispose();
    await isOver(1);
  });

  it("when the extension is deactivated", async () => {
    const record = model.records.get(ref()).catch((error: unknown) => (error as Error).message);
    await isRunning(1);
    await model.dispose();
    // Not "the connection was lost", as it is where only the server goes away.
    assert.equal(await record, "The request was cancelled.");
    await eventually(() => assert.equal(closed, 1));
  });
});
