import assert from "node:assert/strict";
import { test } from "@playwright/test";
import { eventually } from "../support/time/eventually";
import { useWorkbench } from "./support/useWorkbench";

test.describe("The packed extension", () => {
  const workbench = useWorkbench();

  test("adds its view container to the activity bar", async () => {
    await eventually(async () => assert.ok((await workbench.viewContainers()).includes("Kizen")));
  });
});
