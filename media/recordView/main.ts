import { parseToPage, typeOfRefused } from "../../src/recordView/messageCheck";
import { connectHost } from "./host";
import { RecordPage } from "./recordPage";

function main(): void {
  const host = connectHost();
  let page: RecordPage | undefined;
  window.addEventListener("message", ({ data }: MessageEvent<unknown>) => {
    const message = parseToPage(data);
    if (!message) host.send({ type: "refused", received: typeOfRefused(data) });
    else if (message.type === "init") page ??= new RecordPage(host, message);
    else page?.receive(message);
  });
  host.send({ type: "ready" });
}

main();
