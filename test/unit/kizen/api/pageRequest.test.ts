import assert from "node:assert/strict";
import fc from "fast-check";
import {
  CredentialError,
  pageRequest,
  withKey,
  type Credentials,
  type KizenClient,
} from "../../../../src/kizen";
import { createKizenClient, createTransport } from "../../../../src/kizen/api/client";
import { SECRET } from "../../../support/servers/scriptedServer";

const VALUES = { baseUrl: "http://127.0.0.1/api", apiKey: SECRET, userId: "user", businessId: "business" };

describe("what the client may be asked", () => {
  it("is a page from 1 on, of 1 to 1000 records", () => {
    const whole = fc.integer({ min: 1 });
    fc.assert(
      fc.property(whole, fc.integer({ min: 1, max: 1000 }), (page, pageSize) => {
        assert.deepEqual(pageRequest(page, pageSize), { page, pageSize });
      }),
    );
    const wrong = fc.oneof(fc.integer({ max: 0 }), fc.constantFrom(1.5, NaN, Infinity, 2 ** 60));
    fc.assert(fc.property(wrong, (page) => assert.throws(() => pageRequest(page, 100), RangeError)));
    fc.assert(fc.property(wrong, (size) => assert.throws(() => pageRequest(1, size), RangeError)));
    assert.throws(() => pageRequest(1, 1001), RangeError);
  });

  it("needs every value of a business, and shows none of them where one is missing", () => {
    for (const name of ["baseUrl", "apiKey", "userId", "businessId"] as const) {
      const error = (() => {
        try {
          return withKey({ ...VALUES, [name]: " " });
        } catch (reason) {
          return reason as Error;
        }
      })();
      assert.ok(error instanceof RangeError && error.message.includes(name), name);
      assert.ok(!error.message.includes(SECRET));
    }
  });

  it("is sent with what a header carries as it is, and with nothing else", () => {
    const carried = fc.stringMatching(/^[!-~]([ -~]{0,40}[!-~])?$/);
    const names = fc.constantFrom("apiKey", "userId", "businessId");
    fc.assert(
      fc.property(names, carried, (name, value) => {
        assert.equal(withKey({ ...VALUES, [name]: value })[name], value);
      }),
    );
    const notCarried = fc.constantFrom(
      "\u201c",
      "\u200b",
      "é",
      "鍵",
      "\n",
      "\r\n",
      "\t",
      "\0",
      "\u00a0",
      "\ud800",
    );
    fc.assert(
      fc.property(names, carried, notCarried, carried, (name, before, wrong, after) => {
        for (const value of [before + wrong + after, before + wrong, wrong + after, ` ${before}`]) {
          assert.throws(() => withKey({ ...VALUES, [name]: value }), CredentialError);
        }
      }),
    );
    assert.throws(() => withKey({ ...VALUES, baseUrl: "app.go.kizen.com" }), CredentialError);
  });

  it("does not compile unchecked", () => {
    // Each directive fails the type check where the line below it is no error any more.
    const misuse = (client: KizenClient, values: typeof VALUES): unknown[] => [
      // @ts-expect-error a page that nobody checked
      () => client.companies.list({ page: 0, pageSize: 100 }),
      // @ts-expect-error a business without its key
      () => createKizenClient({ baseUrl: "", userId: "", businessId: "" }, createTransport(LIMITS)),
      // @ts-expect-error a key that nobody looked at
      (): Credentials => values,
      // @ts-expect-error something other than a read
      () => createTransport(LIMITS).sender(withKey(values))({ method: "DELETE", path: "/company/1" }),
      // @ts-expect-error a POST that is no search, and so might change something
      () => createTransport(LIMITS).sender(withKey(values))({ method: "POST", path: "/company", body: {} }),
      // @ts-expect-error an urgency by number
      () => client.companies.get("1", { priority: 5 }),
    ];
    assert.equal(typeof misuse, "function");
  });
});

const LIMITS = { requestsPerSecond: 24, timeout: 30_000 };
