import { generateKeyPairSync, randomBytes, sign, type KeyObject } from "node:crypto";

/** A certificate with its key, both as PEM, made for one test run and trusted by nobody. */
export interface Certificate {
  readonly cert: string;
  readonly key: string;
  readonly name: string;
  readonly privateKey: KeyObject;
}

export interface CertificateOptions {
  readonly name: string;
  /** Signs it; without one it signs itself. */
  readonly issuer?: Certificate;
  /** May sign others. */
  readonly isAuthority?: boolean;
  /** Another name of its host, besides 127.0.0.1 and localhost. */
  readonly host?: string;
  /** Default: yesterday. */
  readonly validFrom?: Date;
  /** Default: in a month. */
  readonly validTo?: Date;
}

const der = (tag: number, ...parts: readonly Buffer[]): Buffer => {
  const body = Buffer.concat(parts);
  const { length } = body;
  const size =
    length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), body]);
};
const sequence = (...parts: readonly Buffer[]) => der(0x30, ...parts);
const oid = (hex: string) => der(0x06, Buffer.from(hex, "hex"));
const time = (date: Date) =>
  der(0x18, Buffer.from(`${date.toISOString().replace(/\D/g, "").slice(0, 14)}Z`, "ascii"));
/** commonName only. */
const nameOf = (text: string) =>
  sequence(der(0x31, sequence(oid("550403"), der(0x0c, Buffer.from(text, "utf8")))));
const ECDSA_WITH_SHA256 = sequence(oid("2a8648ce3d040302"));
const TRUE = der(0x01, Buffer.from([0xff]));
const DAY = 86_400_000;

/** Makes an X.509 certificate for 127.0.0.1 and localhost. */
export function makeCertificate(options: CertificateOptions): Certificate {
  const { name, issuer, isAuthority = false, host = "localhost" } = options;
  const { validFrom = new Date(Date.now() - DAY), validTo = new Date(Date.now() + 30 * DAY) } = options;
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const extension = (id: string, value: Buffer) => sequence(oid(id), der(0x04, value));
  const addresses = sequence(
    der(0x82, Buffer.from("localhost", "ascii")),
    der(0x82, Buffer.from(host, "ascii")),
    der(0x87, Buffer.from([127, 0, 0, 1])),
  );
  const toSign = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    // A serial number is positive and does not begin with a zero byte.
    der(0x02, Buffer.concat([Buffer.from([0x41]), randomBytes(8)])),
    ECDSA_WITH_SHA256,
    nameOf(issuer?.name ?? name),
    sequence(time(validFrom), time(validTo)),
    nameOf(name),
    publicKey.export({ type: "spki", format: "der" }),
    der(
      0xa3,
      sequence(
        extension("551d11", addresses),
        extension("551d13", isAuthority ? sequence(TRUE) : sequence()),
      ),
    ),
  );
  const signature = sign("sha256", toSign, issuer?.privateKey ?? privateKey);
  const certificate = sequence(toSign, ECDSA_WITH_SHA256, der(0x03, Buffer.from([0]), signature));
  const base64 = (certificate.toString("base64").match(/.{1,64}/g) ?? []).join("\n");
  return {
    cert: `-----BEGIN CERTIFICATE-----\n${base64}\n-----END CERTIFICATE-----\n`,
    key: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
    name,
    privateKey,
  };
}
