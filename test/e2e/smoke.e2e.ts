import assert from "node:assert/strict";
import { eventually } from "../support/eventually";
import { useWorkbench } from "./support/useWorkbench";

describe("The packed extension", () => {
  const workbench = useWorkbench();

  it("adds its view container to the activity bar", async () => {
    await eventually(async () => assert.ok((await workbench.viewContainers()).includes("Kizen")));
  });
});
