import assert from "node:assert/strict";
import { Expansion, freshExpansion } from "../../../../../media/recordView/tree/expansion";
import { parseJson } from "../../../../../media/recordView/json/jsonDocument";
import { goalOfKey, typeAhead } from "../../../../../media/recordView/tree/keyGoal";
import { TreeRows } from "../../../../../media/recordView/tree/treeRows";

const document = parseJson('{"name":1,"address":{"city":2,"country":3},"notes":{}}');
const tree = new TreeRows(document, new Expansion(document, freshExpansion), () => 80);
const press = (key: string) => ({ key, ctrlKey: false, metaKey: false, altKey: false });
const goal = (key: string, current: number) => goalOfKey(press(key), tree.rows, current, 2);
const move = (to: number) => ({ type: "move", to });

describe("goalOfKey: keys", () => {
  it("move within the rows and stop at the ends", () => {
    assert.deepEqual(goal("ArrowDown", 0), move(1));
    assert.deepEqual(goal("ArrowUp", 0), move(0));
    assert.deepEqual(goal("ArrowDown", 4), move(4));
    assert.deepEqual(goal("End", 0), move(4));
    assert.deepEqual(goal("Home", 3), move(0));
    assert.deepEqual(goal("PageDown", 1), move(3));
    assert.deepEqual(goal("PageUp", 1), move(0));
  });

  it("open, close and walk in and out", () => {
    assert.deepEqual(goal("ArrowRight", 1), move(2));
    assert.deepEqual(goal("ArrowLeft", 1), { type: "activate" });
    assert.deepEqual(goal("ArrowLeft", 3), move(1));
    assert.deepEqual(goal("Enter", 1), { type: "activate" });
    assert.deepEqual(goal(" ", 1), { type: "activate" });
    assert.deepEqual(goal("*", 1), { type: "expandSiblings" });
  });

  it("open and close everything", () => {
    const withCtrl = (key: string) => goalOfKey({ ...press(key), ctrlKey: true }, tree.rows, 0, 2);
    assert.deepEqual(withCtrl("ArrowLeft"), { type: "collapseAll" });
    assert.deepEqual(withCtrl("ArrowRight"), { type: "expandAll" });
  });

  it("leave a value that cannot be opened to itself", () => {
    assert.equal(goal("ArrowRight", 0), undefined);
  });

  it("leave other keys with modifiers alone", () => {
    assert.equal(goalOfKey({ ...press("ArrowDown"), ctrlKey: true }, tree.rows, 0, 2), undefined);
    assert.equal(goalOfKey({ ...press("ArrowDown"), altKey: true }, tree.rows, 0, 2), undefined);
  });

  it("type ahead: one letter goes on, a word narrows, a pause starts anew", () => {
    const find = typeAhead();
    const type = (key: string, timeStamp: number, current: number) =>
      find({ ...press(key), timeStamp }, tree, current);
    assert.equal(type("n", 0, 0), 4);
    assert.equal(type("n", 100, 4), 0);
    assert.equal(type("C", 5000, 0), 2);
    assert.equal(type("o", 5100, 2), 3);
    assert.equal(type("x", 5200, 3), undefined);
    assert.equal(type("Shift", 5300, 3), undefined);
  });
});
