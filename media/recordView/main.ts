import { parseToPage, typeOfRefused } from "../../src/features/recordView/messageCheck";
import type { FromPage } from "../../src/features/recordView/protocol";
import { connectHost } from "../shared/host/host";
import { RecordPage } from "./recordPage";
import { unpack } from "./host/receivedRecord";

function main(): void {
  const host = connectHost<FromPage>();
  let page: RecordPage | undefined;
  /** What came first is shown first, also where it has to be unpacked. */
  let receiving: Promise<void> = Promise.resolve();
  const receive = async (data: unknown) => {
    const message = parseToPage(data);
    if (!message) host.send({ type: "refused", received: typeOfRefused(data) });
    else if (message.type === "init") page ??= new RecordPage(host, message);
    else page?.receive(message.type === "record" ? await unpack(message) : message);
  };
  window.addEventListener("message", ({ data }: MessageEvent<unknown>) => {
    receiving = receiving.then(() => receive(data)).catch(reportError);
  });
  host.send({ type: "ready" });
}

main();
