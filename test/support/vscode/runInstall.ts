import { runProgram } from "../processes/program";
import { launchBrowser } from "./browser";
import { provisionVSCode } from "./provision";

/** Installs the VS Code and the browser that tests run in, where they are not there yet. */
runProgram(async () => {
  await provisionVSCode();
  await (await launchBrowser()).close();
  return 0;
});
