import assert from "node:assert/strict";
import type { LoadedRecord } from "../../../../src/model/records/recordCache";
import { ShownRecord } from "../../../../src/features/recordView/shownRecord";

const of = (text: string, origin: LoadedRecord["origin"] = "record"): LoadedRecord => ({
  ref: { businessKey: "b", kind: "company", id: "1" },
  label: "One",
  text,
  loadedAt: 1,
  origin,
});

describe("ShownRecord: what a tab shows", () => {
  it("is compared with what it was before it changed, through any number of refreshes", () => {
    const shown = new ShownRecord(of("1"));
    for (const text of ["1", "2", "3"]) shown.take(of(text));
    assert.equal(shown.record?.text, "3");
    assert.equal(shown.earlier?.text, "1");
  });

  it("is compared with nothing where it is as it was, or the changes were dismissed", () => {
    const shown = new ShownRecord(of("1"));
    const earlier = () => shown.earlier?.text;
    shown.take(of("2"));
    shown.take(of("1"));
    assert.equal(earlier(), undefined);
    shown.take(of("2"));
    shown.dismissChanges();
    assert.equal(earlier(), undefined);
    shown.take(of("3"));
    assert.equal(earlier(), "2");
  });

  it("is not compared with the row of a list, which has less to show", () => {
    const shown = new ShownRecord(of("1", "list"));
    shown.take(of("2"));
    assert.equal(shown.earlier, undefined);
    const first = new ShownRecord(undefined);
    first.take(of("1"));
    assert.equal(first.earlier, undefined);
  });
});
