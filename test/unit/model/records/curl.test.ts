import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import fc from "fast-check";
import { curlCommand } from "../../../../src/model/records/curl";
import { pathOf } from "../../../../src/kizen/http/readRequest";
import type { ReadRequest } from "../../../../src/kizen";

const KEY = "secret key 'with' \"quotes\" $HOME `id` \\";
const endpoint = { baseUrl: "https://app.go.kizen.com/api", userId: "user-1", businessId: "business-1" };
const hostile = [
  "it's",
  '"; id #',
  "$(id)",
  "`id`",
  "$HOME",
  "[1-3]",
  "{a,b}",
  "a\\'b",
  "!!",
  "&x=1",
  "é 🏢",
  "#?%2F",
  "-o",
];

const getOf = (id: string): ReadRequest => ({ method: "GET", path: `/company/${encodeURIComponent(id)}` });
const searchFor = (name: string): ReadRequest => ({
  method: "POST",
  path: "/records/companies_company/search",
  query: { page: 3, page_size: 100, search: name },
  body: { query: [{ value: name }] },
});

const hasBash = spawnSync("bash", ["-c", "true"]).status === 0;
const hasCurl = hasBash && spawnSync("bash", ["-c", "curl --version"]).status === 0;

/** The arguments that bash makes of a command, with a `curl` that only shows them. */
function argumentsOf(command: string): string[] {
  const script = `curl() { printf '%s\\0' "$@"; }\n${command}\n`;
  const { stdout, stderr } = spawnSync("bash", ["-c", script], {
    encoding: "utf8",
    env: { ...process.env, KIZEN_API_KEY: KEY },
  });
  assert.equal(stderr, "");
  return stdout.split("\0").slice(0, -1);
}

/** Runs a command as pasted into a terminal: bash reads it from its input, line by line. */
async function paste(command: string): Promise<{ readonly status: number | null; readonly stdout: string }> {
  const shell = spawn("bash", [], { env: { ...process.env, KIZEN_API_KEY: KEY, no_proxy: "*" } });
  let stdout = "";
  shell.stdout.setEncoding("utf8").on("data", (chunk: string) => (stdout += chunk));
  shell.stdin.end(`${command}\n`);
  const status = await new Promise<number | null>((resolve) => shell.on("close", resolve));
  return { status, stdout };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = "";
  for await (const chunk of request.setEncoding("utf8")) body += String(chunk);
  return body;
}

describe("curlCommand: a copied cURL command", () => {
  it("is one readable argument a line and leaves the key to the shell", () => {
    assert.equal(
      curlCommand(endpoint, getOf("42")),
      [
        "curl --globoff --silent --show-error \\",
        '  --header "X-API-KEY: $KIZEN_API_KEY" \\',
        "  --header 'X-USER-ID: user-1' \\",
        "  --header 'X-BUSINESS-ID: business-1' \\",
        "  --header 'Accept: application/json' \\",
        "  'https://app.go.kizen.com/api/company/42'",
      ].join("\n"),
    );
  });

  it("asks for the very address the extension asks for", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (name) => {
        const request = searchFor(name);
        const address = (endpoint.baseUrl + pathOf(request)).replaceAll("'", "'\\''");
        assert.ok(curlCommand(endpoint, request).endsWith(`'${address}'`));
      }),
    );
  });

  it("reaches curl with every argument whole, whatever ids and names hold", function () {
    if (!hasBash) this.skip();
    for (const text of [...hostile, "two\nlines"]) {
      const request = searchFor(text);
      const odd = { ...endpoint, userId: text, businessId: `'${text}'` };
      assert.deepEqual(argumentsOf(curlCommand(odd, request)), [
        "--globoff",
        "--silent",
        "--show-error",
        "--request",
        "POST",
        "--header",
        `X-API-KEY: ${KEY}`,
        "--header",
        `X-USER-ID: ${text}`,
        "--header",
        `X-BUSINESS-ID: '${text}'`,
        "--header",
        "Accept: application/json",
        "--header",
        "Content-Type: application/json",
        "--data",
        JSON.stringify({ query: [{ value: text }] }),
        endpoint.baseUrl + pathOf(request),
      ]);
    }
  });

  it("works when pasted into bash", async function () {
    if (!hasCurl) this.skip();
    const seen: { method?: string; url?: string; key?: unknown; body: string }[] = [];
    const server = createServer((request, response) => {
      void bodyOf(request).then((body) => {
        const { method = "", url = "", headers } = request;
        seen.push({ method, url, key: headers["x-api-key"], body });
        response.writeHead(url.includes("missing") ? 404 : 200, { "Content-Type": "application/json" });
        response.end('{"id":12345678901234567890}');
      });
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    try {
      const { port } = server.address() as AddressInfo;
      const local = { ...endpoint, baseUrl: `http://127.0.0.1:${port}/api` };
      for (const text of hostile) {
        const got = await paste(curlCommand(local, getOf(text)));
        assert.deepEqual(got, { status: 0, stdout: '{"id":12345678901234567890}' });
        assert.deepEqual(seen.pop(), {
          method: "GET",
          url: `/api${pathOf(getOf(text))}`,
          key: KEY,
          body: "",
        });
        await paste(curlCommand(local, searchFor(text)));
        const url = `/api${pathOf(searchFor(text))}`;
        assert.deepEqual(seen.pop(), {
          method: "POST",
          url,
          key: KEY,
          body: JSON.stringify({ query: [{ value: text }] }),
        });
      }
      const missing = await paste(curlCommand(local, getOf("missing")));
      // What Kizen says about a failure is shown; older cURL can either show it or fail.
      assert.equal(missing.stdout, '{"id":12345678901234567890}');
    } finally {
      server.close();
    }
  });
});
