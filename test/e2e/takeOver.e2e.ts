import assert from "node:assert/strict";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { test } from "@playwright/test";
import { startFaultyServer, type FaultyServer } from "../support/servers/faultyServer";
import { eventually } from "../support/time/eventually";
import { takeOverEnvironment } from "./support/addBusiness";
import { useWorkbench } from "./support/useWorkbench";

const KEY = "kz-taken-over-77aa-never-shown";

test.describe("A person who has credentials on the computer already", () => {
  let server: FaultyServer;
  let config: string;
  test.beforeAll(async () => {
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
  test.afterAll(async () => {
    await server.close();
    await rm(config, { recursive: true });
  });
  const workbench = useWorkbench(() => ({
    XDG_CONFIG_HOME: config,
    KIZEN_API_KEY: KEY,
    KIZEN_USER_ID: server.credentials.userId,
    KIZEN_BUSINESS_ID: server.credentials.businessId,
  }));
  const offers = async () => (await workbench.quickInput.rows()).map(({ label }) => label);

  test("is offered what is complete, and nothing is taken silently", async () => {
    await workbench.showViewContainer("Kizen");
    await workbench.clickWelcomeButton("Add Business");
    await eventually(async () =>
      assert.deepEqual(
        [(await offers())[0], ...(await offers()).slice(-2)],
        [
          "Production",
          "From the environment (KIZEN_API_KEY)",
          "Profile “work” of the Kizen command-line client",
        ],
      ),
    );
    await workbench.screenshot("15-take-over");
    assert.deepEqual(await workbench.tree("Businesses").rows(), []);
  });

  test("takes a profile over with its host, and looks at the business id first", async () => {
    await workbench.quickInput.pick("Profile “work” of the Kizen command-line client");
    await workbench.quickInput.waitFor("Add Business: Business ID (4/5)");
    assert.equal(await workbench.quickInput.value(), server.credentials.businessId);
    await workbench.quickInput.cancel();
    assert.deepEqual(await workbench.tree("Businesses").rows(), []);
  });

  test("is asked for the host of the environment's values, which name none", async () => {
    await workbench.runCommand("Kizen: Add Business…");
    await takeOverEnvironment(workbench, server.baseUrl);
    await workbench.tree("Businesses").expand("Sample Business");
    await workbench.tree("Businesses").expand("Companies");
    const records = async () =>
      (await workbench.tree("Businesses").rows()).filter(({ level }) => level === 3).length;
    await eventually(async () => assert.equal(await records(), 3));
    assert.ok(!(await workbench.logs()).includes(KEY));
  });
});
