import assert from "node:assert/strict";
import {
  boundsOf,
  collapsed,
  selectionAfter,
  type Selection,
} from "../../../../media/objectView/table/selection";

const extent = { rows: 10, columns: 4 };
const plain = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };
const at = (row: number, column: number) => ({ row, column });

describe("object view: selection", () => {
  const after = (selection: Selection, key: string, modifiers: Partial<typeof plain> = {}) =>
    selectionAfter({ ...plain, ...modifiers, key }, selection, extent, 5);
  const start = collapsed(at(2, 1));

  it("moves with the keys of a grid, and stays inside", () => {
    const moved = (key: string, modifiers = {}) => after(start, key, modifiers)?.focus;
    assert.deepEqual(moved("ArrowDown"), at(3, 1));
    assert.deepEqual(moved("ArrowUp"), at(1, 1));
    assert.deepEqual(moved("ArrowLeft"), at(2, 0));
    assert.deepEqual(moved("ArrowRight"), at(2, 2));
    assert.deepEqual(moved("PageDown"), at(7, 1));
    assert.deepEqual(moved("PageUp"), at(0, 1));
    assert.deepEqual(moved("Home"), at(2, 0));
    assert.deepEqual(moved("End"), at(2, 3));
    assert.deepEqual(moved("Home", { ctrlKey: true }), at(0, 0));
    assert.deepEqual(moved("End", { ctrlKey: true }), at(9, 3));
    assert.deepEqual(after(collapsed(at(9, 3)), "ArrowDown")?.focus, at(9, 3));
    assert.equal(moved("x"), undefined);
    assert.equal(moved("ArrowDown", { altKey: true }), undefined);
  });

  it("is drawn from where it began with Shift", () => {
    const grown = after(start, "ArrowDown", { shiftKey: true });
    assert.ok(grown);
    const wider = after(grown, "ArrowRight", { shiftKey: true });
    assert.ok(wider);
    assert.deepEqual(boundsOf(wider), { top: 2, bottom: 3, left: 1, right: 2 });
    const back = after(wider, "PageUp", { shiftKey: true });
    assert.ok(back);
    assert.deepEqual(boundsOf(back), { top: 0, bottom: 2, left: 1, right: 2 });
  });

  it("takes all, whole columns and whole rows", () => {
    const bounds = (key: string, modifiers: Partial<typeof plain>) => {
      const whole = after(start, key, modifiers);
      assert.ok(whole);
      return boundsOf(whole);
    };
    assert.deepEqual(bounds("a", { ctrlKey: true }), { top: 0, bottom: 9, left: 0, right: 3 });
    assert.deepEqual(bounds(" ", { ctrlKey: true }), { top: 0, bottom: 9, left: 1, right: 1 });
    assert.deepEqual(bounds(" ", { shiftKey: true }), { top: 2, bottom: 2, left: 0, right: 3 });
  });
});
