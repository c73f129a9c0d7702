import assert from "node:assert/strict";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { startFaultyServer, type FaultyServer } from "../support/faultyServer";
import { eventually } from "../support/eventually";
import { inOnePath } from "./support/inOnePath";
import { useWorkbench } from "./support/useWorkbench";

const KEY = "kz-taken-over-77aa-never-shown";

describe("A person who has credentials on the computer already", () => {
  inOnePath();
  let server: FaultyServer;
  let config: string;
  before(async () => {
    server = await startFaultyServer(KEY, { companies: 3 });
    const { userId, businessId } = server.credentials;
    config = await mkdtemp(path.join(os.tmpdir(), "kizen-explorer-config-"));
    await mkdir(path.join(config, "kizen"));
    const profile = `[profiles.work]\napi_key = "${KEY}"\nuser_id = "${userId}"\nbusiness_id = "${businessId}"\n`;
    const incomplete = `[profiles.broken]\napi_key = "${KEY}"\n`;
    await writeFile(
      path.join(config, "kizen", "credentials.toml"),
      `${profile}base_url = "${server.baseUrl}"\n${incomplete}`,
    );
  });
  after(async () => {
    await server.close();
    await rm(config, { recursive: true });
  });
  const workbench = useWorkbench(() => ({
    XDG_CONFIG_HOME: config,
    KIZEN_API_KEY: KEY,
    KIZEN_USER_ID: server.credentials.userId,
    KIZEN_BUSINESS_ID: server.credentials.businessId,
  }));
  const offers = async () => (await workbench.quickInput.rows()).map(({ label }) => label).slice(0, 3);

  it("is offered what is complete, and nothing is taken silently", async () => {
    await workbench.showViewContainer("Kizen");
    await workbench.clickWelcomeButton("Add Business");
    await eventually(async () =>
      assert.deepEqual(await offers(), [
        "From the environment (KIZEN_API_KEY)",
        "Profile “work” of the Kizen command-line client",
        "Production",
      ]),
    );
    await workbench.screenshot("15-take-over");
    assert.deepEqual(await workbench.tree("Businesses").rows(), []);
  });

  it("takes a profile over with its host, and looks at the business id first", async () => {
    await workbench.quickInput.pick("Profile “work” of the Kizen command-line client");
    await workbench.quickInput.waitFor("Add Business (4/5)");
    assert.equal(await workbench.quickInput.value(), server.credentials.businessId);
    await workbench.quickInput.cancel();
    assert.deepEqual(await workbench.tree("Businesses").rows(), []);
  });

  it("is asked for the host of the environment's values, which name none", async () => {
    await workbench.runCommand("Kizen: Add Business…");
    await workbench.quickInput.pick("From the environment (KIZEN_API_KEY)");
    await eventually(async () => assert.deepEqual((await offers())[0], "Production"));
    await workbench.quickInput.pick("Another address…");
    await eventually(async () => assert.match(await workbench.quickInput.placeholder(), /^https:/));
    await workbench.quickInput.answer(server.baseUrl);
    await workbench.quickInput.waitFor("Add Business (4/5)");
    await workbench.quickInput.accept();
    await workbench.quickInput.waitFor("Add Business (5/5)");
    await workbench.quickInput.accept();
    await workbench.tree("Businesses").expand("Sample Business");
    await workbench.tree("Businesses").expand("Companies");
    await eventually(async () => assert.equal((await workbench.tree("Businesses").rows()).length, 5));
    assert.ok(!(await workbench.logs()).includes(KEY));
  });
});
