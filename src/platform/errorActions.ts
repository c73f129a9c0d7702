import type { CommandId } from "../commands";
import type { ErrorActionKind } from "../model/errorText";

/** The command that does what an error's action says. */
export const errorActionCommands: Readonly<Record<ErrorActionKind, CommandId>> = {
  replaceApiKey: "kizen.replaceApiKey",
  addBusiness: "kizen.addBusiness",
  retry: "kizen.retry",
  showLog: "kizen.showLog",
};
