import { fork } from "node:child_process";
import { withKey, type Credentials } from "../../../src/kizen";
import type { LimitedServerOptions, LimitedServerReport } from "./limitedServerProcess";
import { SECRET } from "./scriptedServer";

export interface LimitedServer {
  readonly credentials: Credentials;
  /** Refuses the next request whatever the limit says, and asks for so many seconds of patience. */
  refuseNext(retryAfter: number): void;
  /** What it saw since the last report. */
  report(): Promise<LimitedServerReport>;
  close(): void;
}

/**
 * A server that answers 503 to more than so many requests in any sliding second, as Kizen does. It lives in a process
 * of its own, so that it counts while the client's event loop is busy.
 */
export async function startLimitedServer(options: LimitedServerOptions): Promise<LimitedServer> {
  const child = fork(`${__dirname}/limitedServerProcess.ts`, [JSON.stringify(options)], {
    execArgv: ["--import=tsx"],
  });
  const next = <T>() =>
    new Promise<T>((resolve, reject) => {
      const onExit = () => reject(new Error("The server ended."));
      child.once("exit", onExit);
      child.once("message", (message) => {
        child.off("exit", onExit);
        resolve(message as T);
      });
    });
  const port = await next<number>();
  return {
    credentials: withKey({
      baseUrl: `http://127.0.0.1:${port}/api`,
      apiKey: SECRET,
      userId: "user",
      businessId: "business",
    }),
    refuseNext: (retryAfter) => void child.send(retryAfter),
    report: () => {
      const report = next<LimitedServerReport>();
      child.send("report");
      return report;
    },
    close: () => void child.kill(),
  };
}
