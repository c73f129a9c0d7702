import assert from "node:assert/strict";
import { parseBaseUrl } from "../../../../src/kizen";

describe("a base URL as a person types it", () => {
  const accepted: Record<string, string> = {
    "https://app.go.kizen.com/api": "https://app.go.kizen.com/api",
    "https://app.go.kizen.com": "https://app.go.kizen.com/api",
    "https://app.go.kizen.com/": "https://app.go.kizen.com/api",
    "https://app.go.kizen.com/api/": "https://app.go.kizen.com/api",
    " app.go.kizen.com ": "https://app.go.kizen.com/api",
    "https://App.Go.Kizen.com/API//": "https://app.go.kizen.com/api",
    "https://proxy.example/kizen/api": "https://proxy.example/kizen/api",
    "https://app.go.kizen.com/api?x=1#y": "https://app.go.kizen.com/api",
    "http://127.0.0.1:8080/api": "http://127.0.0.1:8080/api",
    "http://localhost:3000": "http://localhost:3000/api",
    "http://[::1]:3000": "http://[::1]:3000/api",
    // Slips, and what comes along with what is pasted.
    "https:/app.example": "https://app.example/api",
    "https:app.example/api": "https://app.example/api",
    "http:/localhost:3000": "http://localhost:3000/api",
    '"https://app.example/api",': "https://app.example/api",
    "“https://app.example”": "https://app.example/api",
    "\u200bapp.example\n": "https://app.example/api",
    "KIZEN_BASE_URL=https://app.example/api": "https://app.example/api",
    'base_url = "https://app.example/api"': "https://app.example/api",
    "<https://app.example/api>": "https://app.example/api",
    "[Kizen](https://app.example/api)": "https://app.example/api",
    "curl -H 'X-API-KEY: x' 'https://app.example/api/company'": "https://app.example/api",
    "Ours is https://app.example.": "https://app.example/api",
    "https://app.example,": "https://app.example/api",
    "https://https://app.example": "https://app.example/api",
    // Addresses of calls.
    "https://app.example/api;v=1": "https://app.example/api",
    "https://app.example/api/company?page=2": "https://app.example/api",
    "https://app.example/api/records/deals/search": "https://app.example/api",
    "https://app.example/company": "https://app.example/api",
    "https://proxy.example/kizen/api/custom-objects/1/fields": "https://proxy.example/kizen/api",
    // Of a known host only the host counts.
    "https://app.go.kizen.com/anything/else?x": "https://app.go.kizen.com/api",
    "app.fmo.kizen.com/login": "https://app.fmo.kizen.com/api",
    "https://integration.kizen.dev": "https://integration.kizen.dev/api",
  };
  for (const [input, baseUrl] of Object.entries(accepted)) {
    it(`accepts ${input}`, () => assert.deepEqual(parseBaseUrl(input), { baseUrl }));
  }

  const refused: Record<string, string> = {
    "": "notAUrl",
    "not a url": "notAUrl",
    "https://": "notAUrl",
    "https:": "notAUrl",
    "ftp://app.go.kizen.com": "notAUrl",
    "https://app..example": "notAUrl",
    "https://app,example": "notAUrl",
    "https://-app.example": "notAUrl",
    "https://app.example/api\nhttps://other.example/api": "notAUrl",
    "https://app.example or https://other.example": "notAUrl",
    "http://app.go.kizen.com/api": "insecure",
    "http://127.0.0.1.evil.example/api": "insecure",
    "http://localhost.evil.example": "insecure",
    "https://user:secret@app.go.kizen.com": "hasCredentials",
  };
  for (const [input, problem] of Object.entries(refused)) {
    it(`refuses ${JSON.stringify(input)}: ${problem}`, () =>
      assert.deepEqual(parseBaseUrl(input), { problem }));
  }

  it("knows the web app and names the API that belongs to it", () =>
    assert.deepEqual(parseBaseUrl("https://go.kizen.com/client/1"), {
      problem: "webApp",
      suggestion: "https://app.go.kizen.com/api",
    }));
});
