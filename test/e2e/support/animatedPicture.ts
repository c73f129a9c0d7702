import { crc32 } from "node:zlib";

const SIGNATURE_BYTES = 8;

interface Chunk {
  readonly type: string;
  readonly data: Buffer;
}

/**
 * Puts PNG pictures of the same size one after the other into an animated PNG (PNG specification, third edition, 11.3.2),
 * which browsers, GitHub and the Marketplace show. Each is seen for `delayMs`, the last four times as long.
 */
export function animatedPicture(frames: readonly Buffer[], delayMs: number): Buffer {
  const [first] = frames;
  if (!first) throw new Error("There is nothing to show.");
  const header = chunksOf(first).find(({ type }) => type === "IHDR");
  if (!header) throw new Error("This is not a PNG picture.");
  let sequence = 0;
  const shown = frames.flatMap((frame, index): Chunk[] => {
    const delay = index === frames.length - 1 ? 4 * delayMs : delayMs;
    const control = { type: "fcTL", data: frameControl(sequence++, header.data, delay) };
    const data = chunksOf(frame).filter(({ type }) => type === "IDAT");
    if (index === 0) return [control, ...data];
    return [control, ...data.map((chunk) => ({ type: "fdAT", data: numbered(sequence++, chunk.data) }))];
  });
  const animation = Buffer.alloc(8);
  animation.writeUInt32BE(frames.length, 0);
  const chunks = [
    header,
    { type: "acTL", data: animation },
    ...shown,
    { type: "IEND", data: Buffer.alloc(0) },
  ];
  return Buffer.concat([first.subarray(0, SIGNATURE_BYTES), ...chunks.map(written)]);
}

function chunksOf(picture: Buffer): Chunk[] {
  const chunks: Chunk[] = [];
  for (let at = SIGNATURE_BYTES; at < picture.length;) {
    const length = picture.readUInt32BE(at);
    const type = picture.toString("latin1", at + 4, at + 8);
    chunks.push({ type, data: picture.subarray(at + 8, at + 8 + length) });
    at += length + 12;
  }
  return chunks;
}

/** Width and height are those of the header; the whole picture is replaced. */
function frameControl(sequence: number, header: Buffer, delayMs: number): Buffer {
  const data = Buffer.alloc(26);
  data.writeUInt32BE(sequence, 0);
  header.copy(data, 4, 0, 8);
  data.writeUInt16BE(delayMs, 20);
  data.writeUInt16BE(1000, 22);
  return data;
}

function numbered(sequence: number, data: Buffer): Buffer {
  const number = Buffer.alloc(4);
  number.writeUInt32BE(sequence, 0);
  return Buffer.concat([number, data]);
}

function written({ type, data }: Chunk): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length, 0);
  check.writeUInt32BE(crc32(body), 0);
  return Buffer.concat([length, body, check]);
}
