import type { ToPage } from "../../src/recordView/protocol";
import { connectHost } from "./host";
import { RecordPage } from "./recordPage";

function main(): void {
  const host = connectHost();
  let page: RecordPage | undefined;
  window.addEventListener("message", ({ data }: MessageEvent<ToPage>) => {
    if (data.type === "init") page ??= new RecordPage(host, data);
    else page?.receive(data);
  });
  host.send({ type: "ready" });
}

main();
