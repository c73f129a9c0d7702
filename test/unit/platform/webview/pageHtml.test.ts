import assert from "node:assert/strict";
import { pageHtml } from "../../../../src/platform/webview/pageHtml";

const sources = {
  cspSource: "https://*.cdn.example",
  scriptUri: "https://a/x.js",
  styleUri: "https://a/x.css",
  hasWorker: true,
};

describe("pageHtml: HTML of a page", () => {
  it("allows one script and the extension's styles only", () => {
    const html = pageHtml({ ...sources, language: "en" });
    const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1] ?? "";
    const nonce = /<script nonce="([^"]+)" src="https:\/\/a\/x\.js">/.exec(html)?.[1] ?? "";
    assert.equal(Buffer.from(nonce, "base64").length, 16);
    assert.deepEqual(policy.split("; "), [
      "default-src 'none'",
      "style-src https://*.cdn.example",
      `script-src 'nonce-${nonce}'`,
      "worker-src blob:",
      "form-action 'none'",
      "base-uri 'none'",
    ]);
    assert.doesNotMatch(html, /unsafe|style="|<style|\son\w+=/);
  });

  it("has another nonce each time", () => {
    const page = () => pageHtml({ ...sources, language: "en" });
    assert.notEqual(page(), page());
  });

  it("escapes what stands in attributes", () => {
    assert.match(pageHtml({ ...sources, language: '"><script>' }), /lang="&quot;>&lt;script>"/);
  });
});
