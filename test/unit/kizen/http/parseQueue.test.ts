import assert from "node:assert/strict";
import { ParseQueue } from "../../../../src/kizen/http/parseQueue";

describe("the parse queue", () => {
  it("keeps large answers apart, with other events between, and short ones waiting for none", async () => {
    const queue = new ParseQueue();
    const order: string[] = [];
    const large = Array.from({ length: 3 }, (_, at) => queue.wait(1e6).then(() => order.push(`large ${at}`)));
    let isOver = false;
    const tick = () => {
      order.push("event");
      if (!isOver) setImmediate(tick);
    };
    setImmediate(tick);
    await queue.wait(10).then(() => order.push("short"));
    await Promise.all(large);
    isOver = true;
    assert.equal(order[0], "short");
    for (const at of [1, 2]) {
      assert.ok(
        order.slice(order.indexOf(`large ${at - 1}`), order.indexOf(`large ${at}`)).includes("event"),
      );
    }
  });
});
