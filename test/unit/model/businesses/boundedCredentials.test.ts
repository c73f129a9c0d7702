import assert from "node:assert/strict";
import { boundedCredentials, SecretStorageError } from "../../../../src/model/businesses/boundedCredentials";
import { describeError } from "../../../../src/model/errorText";
import type { CredentialStore } from "../../../../src/model/ports";
import { Installation } from "../../../support/model/ports";
import { SECRET } from "../../../support/servers/scriptedServer";
import { english } from "../../../support/english";

const t = english;
const never = () => new Promise<never>(() => undefined);

describe("boundedCredentials: the secret storage", () => {
  let log: string[];
  const open = (store: Partial<CredentialStore>, patience?: number) =>
    boundedCredentials(
      { ...new Installation().credentials, ...store },
      { warn: (line) => log.push(line) },
      patience,
    );
  const failure = async (run: Promise<unknown>) => {
    const [end] = await Promise.allSettled([run]);
    assert.ok(end.status === "rejected" && end.reason instanceof SecretStorageError);
    return describeError(end.reason, t);
  };

  beforeEach(() => {
    log = [];
  });

  it("hands through what works", async () => {
    const store = open({});
    await store.storeApiKey("a", SECRET);
    assert.equal(await store.apiKeyOf("a"), SECRET);
    await store.deleteApiKey("a");
    assert.equal(await store.apiKeyOf("a"), undefined);
    assert.deepEqual(log, []);
  });

  it("is waited for no longer than a while, says so, and is asked anew the next time", async () => {
    let asked = 0;
    const store = open({ apiKeyOf: () => (++asked === 1 ? never() : Promise.resolve(SECRET)) }, 10);
    const description = await failure(store.apiKeyOf("a"));
    assert.match(description?.sentence ?? "", /did not give the API key in time/);
    assert.equal(description?.action?.kind, "retry");
    assert.equal(await store.apiKeyOf("a"), SECRET);
    assert.deepEqual(log, ["The secret storage did not answer: read"]);
  });

  it("has a sentence and a line in the log for each refusal, and none of them holds a key", async () => {
    const refuse = () => Promise.reject(new TypeError(`keychain error about ${SECRET}`));
    const read = open({ apiKeyOf: () => Promise.reject(new Error("keychain is locked")) });
    assert.match((await failure(read.apiKeyOf("a")))?.sentence ?? "", /could not give the API key/);
    const write = open({ storeApiKey: refuse });
    assert.match((await failure(write.storeApiKey("a", SECRET)))?.sentence ?? "", /did not keep/);
    const remove = open({ deleteApiKey: () => Promise.reject(new Error("read-only")) });
    const description = await failure(remove.deleteApiKey("a"));
    assert.match(description?.sentence ?? "", /did not delete the API key/);
    assert.equal(description?.action?.kind, "showLog");
    assert.deepEqual(log, [
      "The secret storage refused: read: Error: keychain is locked",
      "The secret storage refused: store: TypeError",
      "The secret storage refused: delete: Error: read-only",
    ]);
  });

  it("is bounded where it throws at once, too", async () => {
    const store = open({
      apiKeyOf: () => {
        throw new Error("no keychain here");
      },
    });
    assert.match((await failure(store.apiKeyOf("a")))?.sentence ?? "", /could not give the API key/);
  });
});
