import assert from "node:assert/strict";
import fc from "fast-check";
import { KizenError, type KizenErrorKind } from "../../../src/kizen";
import { BusinessRemovedError, MissingApiKeyError } from "../../../src/model/businesses/clients";
import { describeError, UserFacingError } from "../../../src/model/errorText";
import { SECRET } from "../../support/servers/scriptedServer";
import { english as t } from "../../support/english";

const error = (kind: KizenErrorKind, facts: Partial<KizenError> = {}) =>
  new KizenError({ kind, method: "GET", path: "/company?page=1", ...facts });

const actions: Record<KizenErrorKind, string | undefined> = {
  cancelled: undefined,
  unauthorized: "replaceApiKey",
  forbidden: "replaceApiKey",
  notFound: "retry",
  methodNotAllowed: "showLog",
  conflict: "retry",
  invalidRequest: "showLog",
  rateLimited: "retry",
  gateway: "retry",
  serverError: "retry",
  unexpectedStatus: "showLog",
  redirected: "addBusiness",
  webApp: "addBusiness",
  notJson: "showLog",
  malformedJson: "retry",
  invalidJson: "showLog",
  unexpectedShape: "showLog",
  otherRecord: "retry",
  unusableId: "showLog",
  tooLarge: "showLog",
  timeout: "retry",
  hostNotFound: "retry",
  connectionRefused: "retry",
  connectionLost: "retry",
  noTls: "addBusiness",
  tlsFailed: "showLog",
  certificateExpired: "showLog",
  certificateNotYetValid: "showLog",
  certificateOfAnotherHost: "addBusiness",
  untrustedCertificate: "showLog",
  notHttp: "addBusiness",
  headersTooLarge: "showLog",
  blockedPort: "addBusiness",
  proxyRefused: "showLog",
  unreachable: "retry",
  failed: "showLog",
};

describe("describeError: an error as a person reads it", () => {
  for (const [kind, command] of Object.entries(actions) as [KizenErrorKind, string | undefined][]) {
    it(`${kind}: ${command ?? "nothing is said"}`, () => {
      const description = describeError(error(kind), t);
      assert.equal(description?.action?.kind, command);
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

  for (const [retryAfter, words] of [
    [800, "a second"],
    [90_000, "90 seconds"],
    [3_600_000, "60 minutes"],
    [6 * 3_600_000, "6 hours"],
    [1e15, "for more than two days"],
  ] as const) {
    it(`says that Kizen asked to wait ${words}`, () => {
      const { sentence } = describeError(error("rateLimited", { retryAfter }), t) ?? {};
      assert.equal(
        sentence,
        `Kizen is receiving too many requests from this key, and asks to wait ${words}.`,
      );
    });
  }

  it("names the host in what is about the way there", () => {
    const kinds = [
      ...[
        "timeout",
        "hostNotFound",
        "connectionRefused",
        "connectionLost",
        "redirected",
        "unreachable",
        "failed",
      ],
      ...["noTls", "tlsFailed", "notHttp", "headersTooLarge", "blockedPort", "proxyRefused"],
      ...["certificateExpired", "certificateNotYetValid", "certificateOfAnotherHost", "untrustedCertificate"],
    ] as const;
    for (const kind of kinds as readonly KizenErrorKind[]) {
      const { sentence } = describeError(error(kind, { host: "localhost:8721" }), t) ?? {};
      assert.ok(sentence?.includes("localhost:8721"), kind);
      assert.match(describeError(error(kind), t)?.sentence ?? "", /[Tt]he host/);
    }
    assert.equal(
      describeError(error("connectionRefused", { host: "localhost:8721" }), t)?.sentence,
      "localhost:8721 refused the connection.",
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
    assert.equal(describeError(new MissingApiKeyError(), t)?.action?.kind, "replaceApiKey");
  });

  it("shows its own sentences as they are and quotes no error of unknown make", () => {
    assert.equal(
      describeError(new UserFacingError(t("Open a file first.")), t)?.sentence,
      "Open a file first.",
    );
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
