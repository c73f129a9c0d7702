import { parentPort } from "node:worker_threads";
import { parsePage } from "../../kizen";
import { digestPage } from "./pageDigest";
import type { PageAnswer, PageQuestion } from "./pageThreadProtocol";

/** The other side of `PageThread`, in a thread of its own. */
parentPort?.on("message", ({ id, number, text }: PageQuestion) => {
  const page = parsePage(text, number);
  const answer: PageAnswer = { id, digest: page && digestPage(page) };
  parentPort?.postMessage(answer);
});
