import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { makeCertificate } from "../servers/certificates";

/** A host that no name server knows. */
export const UNKNOWN_HOST = "api.kizen.example";

/** Who vouches for the certificate of a server: the computer, `NODE_EXTRA_CA_CERTS`, or nobody. */
export type Voucher = "system" | "extra" | "nobody";
const vouchers: readonly Voucher[] = ["system", "extra", "nobody"];
const directoryVariable = "KIZEN_TEST_CERTIFICATES";

/**
 * Makes a certificate of `UNKNOWN_HOST` for each voucher. With the answer in its environment, a process on Linux trusts
 * the first one as it trusts what the computer's owner installed.
 */
export async function makeTrust(directory: string): Promise<NodeJS.ProcessEnv> {
  await mkdir(directory, { recursive: true });
  const fileOf = (voucher: Voucher, part: string) => path.join(directory, `${voucher}.${part}.pem`);
  for (const voucher of vouchers) {
    const issuer = makeCertificate({ name: `Authority ${voucher}`, isAuthority: true });
    const { cert, key } = makeCertificate({ name: UNKNOWN_HOST, host: UNKNOWN_HOST, issuer });
    await writeFile(fileOf(voucher, "authority"), issuer.cert);
    await writeFile(fileOf(voucher, "cert"), cert);
    await writeFile(fileOf(voucher, "key"), key);
  }
  return {
    SSL_CERT_FILE: fileOf("system", "authority"),
    NODE_EXTRA_CA_CERTS: fileOf("extra", "authority"),
    [directoryVariable]: directory,
  };
}

/** What a server needs to show such a certificate; undefined where the tests were started without them. */
export async function readCertificate(
  voucher: Voucher,
): Promise<{ readonly cert: string; readonly key: string } | undefined> {
  const directory = process.env[directoryVariable];
  if (directory === undefined) return undefined;
  const read = (part: string) => readFile(path.join(directory, `${voucher}.${part}.pem`), "utf8");
  return { cert: await read("cert"), key: await read("key") };
}
