import assert from "node:assert/strict";
import { parseBaseUrl } from "../../../src/kizen";

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
  };
  for (const [input, baseUrl] of Object.entries(accepted)) {
    it(`accepts ${input}`, () => assert.deepEqual(parseBaseUrl(input), { baseUrl }));
  }

  const refused: Record<string, string> = {
    "": "notAUrl",
    "not a url": "notAUrl",
    "ftp://app.go.kizen.com": "notAUrl",
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
