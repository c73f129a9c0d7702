import { writeFileSync } from "node:fs";
import { mkdir, open, readdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Lease, LeaseStore } from "./lease";

const EXTENSION = ".lease";
/** Bytes of one state of a lease. */
const LENGTH = 100;

/**
 * Leases as files of one folder, a file each. Neither the names, which are random, nor the contents, which are four
 * small values, say anything about a key, a host or a business.
 *
 * A file holds the last two states. A renewal overwrites the older one in place, so that whoever reads meanwhile still
 * finds the newer one, and the file is at no moment missing, as it may be while another is renamed over it.
 */
export function createLeaseFiles(folder: string): LeaseStore {
  const fileOf = (id: string) => path.join(folder, id + EXTENSION);
  return {
    create: async (id, lease) => {
      await mkdir(folder, { recursive: true });
      await writeFile(fileOf(id), encode(lease).repeat(2), { flag: "wx" });
    },
    renew: async (id, lease) => {
      const file = await open(fileOf(id), "r+").catch(undefinedWhereMissing);
      if (!file) return false;
      try {
        await file.write(encode(lease), (lease.beat % 2) * LENGTH);
      } finally {
        await file.close();
      }
      return true;
    },
    renewNow: (id, lease) => writeFileSync(fileOf(id), encode(lease).repeat(2), { flag: "r+" }),
    remove: (id) => rm(fileOf(id), { force: true }),
    readAll: async () => {
      const entries = (await readdir(folder, { withFileTypes: true }).catch(undefinedWhereMissing)) ?? [];
      // Reading a folder fails each time, and reading a named pipe never ends: neither is anybody's lease.
      const names = entries.filter((entry) => entry.isFile()).map(({ name }) => name);
      const ids = names.filter((name) => name.endsWith(EXTENSION)).map((name) => path.parse(name).name);
      const texts = await Promise.all(
        ids.map(async (id) => [id, await readFile(fileOf(id), "utf8").catch(undefinedWhereMissing)] as const),
      );
      return new Map(
        texts.flatMap(([id, text]) => (text === undefined ? [] : [[id, decode(text)] as const])),
      );
    },
  };
}

function undefinedWhereMissing(error: unknown): undefined {
  if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
  throw error;
}

/** The beat stands at both ends, by which a state that is half written is told. */
function encode({ claim, wants, isClosing, beat }: Lease): string {
  return `${JSON.stringify([beat, claim, wants, isClosing, beat]).padEnd(LENGTH - 1)}\n`;
}

/** The newer one of the two states that are whole. */
function decode(text: string): Lease | undefined {
  const states = text.split("\n").flatMap((line) => readState(line) ?? []);
  return states.sort((one, other) => other.beat - one.beat)[0];
}

/** Less than nothing would give the others more than there is. */
function isCount(value: unknown): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
}

function readState(line: string): Lease | undefined {
  try {
    const [beat, claim, wants, isClosing, end] = JSON.parse(line) as readonly unknown[];
    return typeof beat === "number" &&
      beat === end &&
      isCount(claim) &&
      typeof wants === "boolean" &&
      typeof isClosing === "boolean"
      ? { claim, wants, isClosing, beat }
      : undefined;
  } catch {
    return undefined;
  }
}
