import assert from "node:assert/strict";
import * as vscode from "vscode";
import { businessCommands } from "../../src/features/businesses/businessCommands";
import { Businesses } from "../../src/model/businesses/businesses";
import { eventually } from "../support/time/eventually";
import { Installation } from "../support/model/ports";

const ACME = {
  name: "Acme",
  baseUrl: "https://kizen.example/api",
  userId: "u",
  businessId: "acme-id",
  isSample: false,
};
const KEY = "kz-windows-51d0-never-shown";

describe("commands on businesses in two windows of a real host", () => {
  const installation = new Installation();
  const windows: Businesses[] = [];
  let keys = 0;

  /** A window with a workspace of its own; keys and the list of businesses are everybody's. */
  const open = () => {
    const { credentials, signal } = installation;
    const businesses = new Businesses({
      state: installation.stateStore(),
      workspaceState: new Installation().workspaceStore(),
      credentials,
      signal,
      createKey: () => `key-${++keys}`,
    });
    windows.push(businesses);
    const commands = businessCommands({
      businesses,
      credentials,
      tryConnection: () => Promise.reject(new Error("Nothing is added here.")),
      sources: () => Promise.resolve([]),
      endpointOf: () => Promise.reject(new Error("Nothing is asked here.")),
      show: () => Promise.resolve(),
    });
    return { businesses, commands };
  };

  after(() => windows.forEach((businesses) => businesses.dispose()));

  it("make a business active in their own window only, and a new window begins with the last choice", async () => {
    const [here, there] = [open(), open()];
    const acme = await here.businesses.add(ACME, KEY);
    const globex = await here.businesses.add({ ...ACME, name: "Globex", businessId: "globex-id" }, KEY);
    await eventually(() => assert.equal(there.businesses.list.length, 2));
    const active = () => [here, there].map(({ businesses }) => businesses.active?.name);
    await there.commands["kizen.setActive"]({ businessKey: acme.key });
    await here.commands["kizen.setActive"]({ businessKey: globex.key });
    assert.deepEqual(active(), ["Globex", "Acme"]);
    await there.commands["kizen.switchBusiness"]({ businessKey: globex.key });
    await there.commands["kizen.switchBusiness"]({ businessKey: acme.key });
    assert.deepEqual(active(), ["Globex", "Acme"]);
    assert.equal(open().businesses.active?.name, "Acme");
  });

  it("copy the id of the business that is meant, not of the active one", async () => {
    const { businesses, commands } = open();
    const inactive = businesses.list.find((business) => business !== businesses.active);
    assert.ok(inactive);
    await commands["kizen.copyBusinessId"]({ businessKey: inactive.key });
    assert.equal(await vscode.env.clipboard.readText(), inactive.businessId);
  });
});
