import assert from "node:assert/strict";
import { meaningOf } from "../../../../../media/recordView/text/meaning";
import { timeText } from "../../../../../media/recordView/text/timeText";

const whatOf = (text: string) => meaningOf(text)?.what;

describe("meaningOf: what a value stands for", () => {
  it("is an id, an address or a time where the whole value is one", () => {
    assert.equal(whatOf("8d3f6e0a-5c1b-4f7e-9a2d-0b1c2d3e4f50"), "id");
    assert.deepEqual(meaningOf("https://kizen.com/x?y=z"), {
      what: "address",
      address: "https://kizen.com/x?y=z",
    });
    assert.deepEqual(meaningOf("ada@sample.example"), {
      what: "address",
      address: "mailto:ada@sample.example",
    });
    assert.deepEqual(meaningOf("2026-03-31T12:27:20.152070-05:00"), {
      what: "time",
      time: Date.UTC(2026, 2, 31, 17, 27, 20, 152),
      isDay: false,
    });
    assert.deepEqual(meaningOf("2026-03-31"), { what: "time", time: Date.UTC(2026, 2, 31), isDay: true });
  });

  it("is only its characters otherwise", () => {
    const texts = [
      "",
      "see https://kizen.com",
      "javascript:alert(1)",
      "command:workbench.action.quit",
      "https://kizen.com/a b",
      "https://kizen.com/\u202egnp.exe",
      "file:///etc/passwd",
      "http://",
      "a@b",
      "ada@sample.example?subject=x",
      "8d3f6e0a-5c1b-4f7e-9a2d-0b1c2d3e4f501",
      "2026-13-45",
      "2026-03-31T12:27:20",
      "12345678",
      "a".repeat(1_000_000),
    ];
    for (const text of texts) assert.equal(whatOf(text), undefined, text.slice(0, 60));
  });

  it("tells a time with its age, and a day without the hour", () => {
    const now = Date.UTC(2026, 5, 15, 12);
    assert.match(
      timeText({ time: now - 7_200_000, isDay: false }, now, "en"),
      /2026.*\d:00.* · 2 hours ago$/,
    );
    assert.match(timeText({ time: now + 90 * 86_400_000, isDay: false }, now, "en"), / · in 2 months$/);
    const day = timeText({ time: Date.UTC(2026, 5, 14), isDay: true }, now, "en");
    assert.equal(day, "Sunday, June 14, 2026 · yesterday");
  });
});
