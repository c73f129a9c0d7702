import { parseToPage, typeOfRefused } from "../../src/features/objectView/messageCheck";
import type { FromPage } from "../../src/features/objectView/protocol";
import { connectHost } from "../shared/host/host";
import { ObjectPage } from "./objectPage";

function main(): void {
  const host = connectHost<FromPage>();
  let page: ObjectPage | undefined;
  window.addEventListener("message", ({ data }: MessageEvent<unknown>) => {
    const message = parseToPage(data);
    if (!message) host.send({ type: "refused", received: typeOfRefused(data) });
    else if (message.type === "init") page ??= new ObjectPage(host, message);
    else page?.receive(message);
  });
  host.send({ type: "ready" });
}

main();
