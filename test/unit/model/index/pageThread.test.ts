import assert from "node:assert/strict";
import { parsePage, type Page, type UnreadPage } from "../../../../src/kizen";
import { company } from "../../../../src/model/kinds/company";
import { digestPage } from "../../../../src/model/index/pageDigest";
import { PageThread } from "../../../../src/model/index/pageThread";
import { buildThread } from "../../../support/model/buildThread";

/** More text than is read without a thread. */
const PADDING = "x".repeat(60_000);

const record = (id: string, name: string) =>
  `{"id":${id},"name":${JSON.stringify(name)},"fields":{"f1":{"id":"f1","name":"owner","display_name":"Owner",` +
  `"field_type":"team_selector","value":{"id":"u1","first_name":"Ada","last_name":"Byron"}}}}`;

const TEXT = `{"count":9007199254740991,"next":"more","results":[${[
  record("9007199254740993", "Big Number"),
  record('"a-1"', "نور Ω 🏢"),
  record('"a-2"', PADDING),
].join()}]}`;

const bytesOf = (text: string) => new TextEncoder().encode(text);

describe("the thread that reads pages", () => {
  let file: string;
  let thread: PageThread;
  let readHere: number;

  before(async () => {
    file = await buildThread("src/model/index/pageWorker.ts");
  });
  beforeEach(() => {
    thread = new PageThread(file);
    readHere = 0;
  });
  afterEach(() => thread.dispose());

  const unread = (text: string, read?: () => Page): UnreadPage => ({
    number: 7,
    bytes: bytesOf(text),
    read: () => {
      readHere++;
      const page = read?.() ?? parsePage(bytesOf(text), 7);
      assert.ok(page);
      return page;
    },
  });
  const digest = (page: UnreadPage, by = thread) => by.digest(page, company.summary);
  const expected = () => {
    const page = parsePage(bytesOf(TEXT), 7);
    assert.ok(page);
    return digestPage(page, company.summary);
  };

  it("makes of a large page what would be made of it here", async () => {
    const digests = await Promise.all([digest(unread(TEXT)), digest(unread(TEXT))]);
    assert.deepEqual(digests, [expected(), expected()]);
    assert.equal(readHere, 0);
    assert.deepEqual(
      digests[0].rows.map(([id]) => id),
      ["9007199254740993", "a-1", "a-2"],
    );
    assert.deepEqual(digests[0].mentions, [
      { id: "f1", what: "field", label: "Owner" },
      { id: "u1", what: "user", label: "Ada Byron" },
    ]);
  });

  it("leaves a small page here", async () => {
    const small = '{"count":1,"next":null,"results":[{"id":"a-1"}]}';
    assert.deepEqual((await digest(unread(small))).rows, [["a-1", "a-1"]]);
    assert.equal(readHere, 1);
  });

  it("fails with what is wrong with a text that is no page", async () => {
    const wrong = new Error("The answer is no page.");
    for (const text of [`{"detail":"${PADDING}"}`, TEXT.slice(0, -1), `<!doctype html>${PADDING}`]) {
      const page = unread(text, () => {
        throw wrong;
      });
      await assert.rejects(digest(page), wrong);
    }
  });

  it("reads here where it cannot be started, and where it ended meanwhile", async () => {
    const missing = new PageThread("/nowhere/pageWorker.js");
    assert.deepEqual(await digest(unread(TEXT), missing), expected());
    assert.equal(readHere, 1);
    const answer = digest(unread(TEXT));
    thread.dispose();
    assert.deepEqual(await answer, expected());
    assert.deepEqual(await digest(unread(TEXT)), expected());
    assert.equal(readHere, 3);
  });
});
