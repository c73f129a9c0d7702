import assert from "node:assert/strict";
import fc from "fast-check";
import { KizenError, type KizenErrorKind } from "../../../src/kizen";
import { BusinessRemovedError, MissingApiKeyError } from "../../../src/model/businesses/clients";
import { describeError, UserFacingError } from "../../../src/model/errorText";
import { SECRET } from "../../support/scriptedServer";

const t = (message: string, ...args: (string | number)[]) =>
  message.replace(/\{(\d)\}/g, (_, index: string) => String(args[Number(index)]));

const error = (kind: KizenErrorKind, facts: Partial<KizenError> = {}) =>
  new KizenError({ kind, method: "GET", path: "/company?page=1", ...facts });

const actions: Record<KizenErrorKind, string | undefined> = {
  cancelled: undefined,
  unauthorized: "kizen.replaceApiKey",
  forbidden: "kizen.replaceApiKey",
  notFound: "kizen.retry",
  methodNotAllowed: "kizen.showLog",
  conflict: "kizen.retry",
  invalidRequest: "kizen.showLog",
  rateLimited: "kizen.retry",
  gateway: "kizen.retry",
  serverError: "kizen.retry",
  unexpectedStatus: "kizen.showLog",
  redirected: "kizen.addBusiness",
  webApp: "kizen.addBusiness",
  notJson: "kizen.showLog",
  malformedJson: "kizen.retry",
  unexpectedShape: "kizen.showLog",
  tooLarge: "kizen.showLog",
  timeout: "kizen.retry",
  hostNotFound: "kizen.retry",
  connectionRefused: "kizen.retry",
  connectionLost: "kizen.retry",
  untrustedCertificate: "kizen.showLog",
  proxyRefused: "kizen.showLog",
  unreachable: "kizen.retry",
};

describe("an error as a person reads it", () => {
  for (const [kind, command] of Object.entries(actions) as [KizenErrorKind, string | undefined][]) {
    it(`${kind}: ${command ?? "nothing is said"}`, () => {
      const description = describeError(error(kind), t);
      assert.equal(description?.action?.command, command);
      if (command) assert.match(description?.sentence ?? "", /^[A-Z].*[.?]$/);
    });
  }

  it("shows what the server stated, the status and the request id", () => {
    const facts = { detail: "Invalid page.", status: 400, requestId: "abc" };
    assert.equal(
      describeError(error("invalidRequest", facts), t)?.detail,
      "Invalid page. · status 400 · request abc",
    );
  });

  it("tells a page that vanished from a record that did", () => {
    assert.match(
      describeError(error("notFound", { path: "/company?page=12&page_size=100" }), t)?.sentence ?? "",
      /page/,
    );
    assert.doesNotMatch(describeError(error("notFound", { path: "/company/1" }), t)?.sentence ?? "", /page/);
  });

  it("says nothing of a cancellation or a removed business", () => {
    assert.equal(describeError(new DOMException("x", "AbortError"), t), undefined);
    assert.equal(describeError(new BusinessRemovedError(), t), undefined);
  });

  it("offers to replace a key that is not there", () => {
    assert.equal(describeError(new MissingApiKeyError(), t)?.action?.command, "kizen.replaceApiKey");
  });

  it("shows its own sentences as they are and quotes no error of unknown make", () => {
    assert.equal(describeError(new UserFacingError("Open a file first."), t)?.sentence, "Open a file first.");
    fc.assert(
      fc.property(fc.anything(), fc.string(), (extra, prefix) => {
        const unknown = Object.assign(new Error(prefix + SECRET), {
          config: { headers: { "X-API-KEY": SECRET } },
          extra,
        });
        assert.ok(!JSON.stringify(describeError(unknown, t)).includes(SECRET));
      }),
    );
  });
});
