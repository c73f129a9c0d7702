import assert from "node:assert/strict";
import { Turns } from "../../../src/kizen/turns";

describe("turns", () => {
  it("keep large answers apart, with other events between, and short ones waiting for none", async () => {
    const turns = new Turns();
    const order: string[] = [];
    const large = Array.from({ length: 3 }, (_, at) => turns.next(1e6).then(() => order.push(`large ${at}`)));
    let isOver = false;
    const tick = () => {
      order.push("event");
      if (!isOver) setImmediate(tick);
    };
    setImmediate(tick);
    await turns.next(10).then(() => order.push("short"));
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
