import { closeSync, openSync, readSync, writeFileSync } from "node:fs";

const pollMs = 100;

/** Passes on what other processes append to a file, until it is told to stop. */
export function followFile(file: string, write: (text: string) => void): { stop(): void } {
  writeFileSync(file, "");
  const descriptor = openSync(file, "r");
  const buffer = Buffer.alloc(65_536);
  const decoder = new TextDecoder();
  const poll = (): void => {
    for (let length: number; (length = readSync(descriptor, buffer)) > 0;) {
      write(decoder.decode(buffer.subarray(0, length), { stream: true }));
    }
  };
  const timer = setInterval(poll, pollMs);
  return {
    stop() {
      clearInterval(timer);
      poll();
      closeSync(descriptor);
    },
  };
}
