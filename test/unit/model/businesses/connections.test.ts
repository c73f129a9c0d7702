import assert from "node:assert/strict";
import { CredentialError } from "../../../../src/kizen";
import { createTransport } from "../../../../src/kizen/api/client";
import type { Business } from "../../../../src/model/businesses/businesses";
import { MissingApiKeyError } from "../../../../src/model/businesses/clients";
import { createConnections } from "../../../../src/model/businesses/connections";
import { describeError } from "../../../../src/model/errorText";
import { Installation } from "../../../support/model/ports";
import { json, SECRET, startScriptedServer } from "../../../support/servers/scriptedServer";
import { english } from "../../../support/english";

describe("createConnections", () => {
  const business = (baseUrl: string): Business => ({
    key: "acme",
    name: "Acme",
    baseUrl,
    isSample: false,
    userId: "user-1",
    businessId: "business-1",
  });
  const connectionsOf = (baseUrl: string, key: string | undefined) => {
    const installation = new Installation();
    if (key !== undefined) installation.keys.set("acme", key);
    return createConnections({
      businesses: { get: () => business(baseUrl) },
      credentials: installation.credentials,
      sampleBaseUrl: () => Promise.resolve(baseUrl),
    });
  };
  const t = english;

  it("sends the key that a person copied, whatever was stored around it", async () => {
    const server = await startScriptedServer((_, response) => json(response, 200, {}));
    const transport = createTransport({ requestsPerSecond: 25, timeout: 5_000 });
    const { baseUrl } = server.credentials;
    for (const stored of [SECRET, `“${SECRET}”`, `KEY=${SECRET}\n`, `\u200b${SECRET}`]) {
      const credentials = await connectionsOf(baseUrl, stored).credentialsOf(business(baseUrl));
      await transport.sender(credentials)({ method: "GET", path: "/company" });
      assert.equal(server.requests.at(-1)?.headers["x-api-key"], SECRET);
    }
    transport.dispose();
    await server.close();
  });

  it("sends no key that a request would change, and says what helps", async () => {
    const { baseUrl } = business("https://app.go.kizen.com/api");
    await assert.rejects(
      connectionsOf(baseUrl, undefined).credentialsOf(business(baseUrl)),
      MissingApiKeyError,
    );
    const refused: unknown = await connectionsOf(baseUrl, `é${SECRET}`)
      .credentialsOf(business(baseUrl))
      .catch((error: unknown) => error);
    assert.ok(refused instanceof CredentialError && !String(refused.stack).includes(SECRET));
    assert.equal(describeError(refused, t)?.action?.kind, "replaceApiKey");
    const withoutHost: unknown = await connectionsOf("nowhere", SECRET)
      .credentialsOf(business("nowhere"))
      .catch((error: unknown) => error);
    assert.equal(describeError(withoutHost, t)?.action?.kind, "addBusiness");
  });
});
