import assert from "node:assert/strict";
import { KizenError, type KizenErrorKind } from "../../../../src/kizen";
import { connectionSuspect, keySuspect } from "../../../../src/model/businesses/connectionSuspect";

const refusal = (detail: string | undefined, kind: KizenErrorKind = "unauthorized", code?: string) =>
  new KizenError({ kind, method: "GET", path: "/auth/bootstrap", status: 401, detail, code });

describe("connectionSuspect", () => {
  it("blames what the refusal speaks of first", () => {
    assert.equal(connectionSuspect(refusal("Invalid API key.")), "apiKey");
    assert.equal(connectionSuspect(refusal("Invalid token.")), "apiKey");
    assert.equal(connectionSuspect(refusal("The user id does not belong to this API key.")), "userId");
    assert.equal(connectionSuspect(refusal("Unknown business_id for this user")), "businessId");
    assert.equal(
      connectionSuspect(refusal(undefined, "unauthorized", "missing_business_context")),
      "businessId",
    );
  });

  it("blames nothing where the refusal does not say which, whatever the values look like", () => {
    for (const detail of [
      undefined,
      "Authentication credentials were not provided.",
      "Forbidden",
      "No monkeys.",
    ]) {
      for (const kind of ["unauthorized", "forbidden"] as const) {
        assert.equal(connectionSuspect(refusal(detail, kind)), undefined, detail);
      }
    }
    assert.equal(connectionSuspect(refusal("The API key is slow.", "timeout")), undefined);
  });
});

describe("keySuspect", () => {
  it("blames the key for every refusal, because the ids were accepted before", () => {
    for (const detail of [undefined, "Unknown business.", "Unknown user."]) {
      assert.equal(keySuspect(refusal(detail)), "apiKey");
      assert.equal(keySuspect(refusal(detail, "forbidden")), "apiKey");
    }
    assert.equal(keySuspect(new KizenError({ kind: "noTls", method: "GET", path: "/" })), "host");
    assert.equal(keySuspect(new KizenError({ kind: "timeout", method: "GET", path: "/" })), undefined);
  });
});
