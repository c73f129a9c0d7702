import { checkForKeys } from "./leakCheck";
import { resultsDirectory } from "../paths";
import { runProgram } from "../processes/program";

runProgram(async () => {
  const { files, problems } = await checkForKeys(resultsDirectory);
  for (const problem of problems) console.error(problem);
  console.log(`${files} files searched for keys`);
  return problems.length === 0 ? 0 : 1;
});
