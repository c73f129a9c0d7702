import assert from "node:assert/strict";
import type { LoadedRecord } from "../../../../src/model/records/recordCache";
import { RecordChannel } from "../../../../src/features/recordView/recordChannel";
import type { ToPage } from "../../../../src/features/recordView/protocol";
import { eventually } from "../../../support/time/eventually";
import { largeRecord } from "../../../support/pages/recordTexts";

const ref = { businessKey: "b", kind: "company", id: "8d3f6e0a-5c1b-4f7e-9a2d-0b1c2d3e4f50" };
const large: LoadedRecord = { ref, label: "Large", text: largeRecord(ref.id), loadedAt: 1, origin: "record" };
const idle = { type: "status", status: { state: "idle" } } as const;

describe("RecordChannel: the channel to a page", () => {
  let channel: RecordChannel;
  let posted: ToPage[];

  beforeEach(() => {
    posted = [];
    channel = new RecordChannel({
      postMessage: (message: ToPage) => Promise.resolve(posted.push(message) > 0),
    });
  });

  const types = () => posted.map(({ type }) => type);
  const text = () => posted.flatMap((message) => (message.type === "record" ? message.text : []))[0];

  it("sends nothing before the page listens, and then in order, also what has to be packed first", async () => {
    channel.postRecord(large, undefined);
    channel.post(idle);
    channel.open();
    channel.postRecord(large, { ...large, text: "{}", loadedAt: 0 });
    channel.post(idle);
    await eventually(() => assert.deepEqual(types(), ["record", "status"]));
    assert.notEqual(typeof text(), "string");
  });

  it("sends nothing more once it is closed", async () => {
    channel.open();
    channel.post(idle);
    await eventually(() => assert.deepEqual(types(), ["status"]));
    channel.postRecord(large, undefined);
    channel.close();
    const other = new RecordChannel({ postMessage: () => Promise.resolve(posted.push(idle) > 0) });
    other.open();
    other.postRecord(large, undefined);
    // What began later is done: the closed one would be, too.
    await eventually(() => assert.equal(posted.length, 2));
    assert.deepEqual(types(), ["status", "status"]);
  });
});
