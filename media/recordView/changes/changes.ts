import { keyOf, sourceOf, valueOf, type JsonDocument, type JsonNode } from "../json/jsonDocument";

/** What happened to a value since an earlier text of the same record. */
type Change =
  | { readonly what: "added" }
  /** Another value stands in its place. */
  | { readonly what: "changed"; readonly before: JsonNode }
  /** It is a container in which something was added, changed or removed. */
  | { readonly what: "inside" };

export interface Changes {
  readonly before: JsonDocument;
  readonly after: JsonDocument;
  /** By the nodes of the later text. */
  readonly marks: ReadonlyMap<JsonNode, Change>;
  /** Nodes of the earlier text that are gone, with the node of the later text that they were in. */
  readonly removed: readonly { readonly node: JsonNode; readonly from: JsonNode }[];
}

/** Longer arrays are laid side by side from both ends; the table of the exact way would have more cells than this. */
const LARGEST_TABLE = 250_000;

type Pair = readonly [before: JsonNode, after: JsonNode];

/**
 * What changed between two texts of a record. Numbers are the same where they have the same characters, strings where
 * they have the same value; the order of an object's members and the space between them mean nothing. Elements of arrays
 * are paired by their `id` where they have one, else by their text, else by their place.
 */
export function findChanges(before: JsonDocument, after: JsonDocument): Changes {
  const marks = new Map<JsonNode, Change>();
  const removed: { node: JsonNode; from: JsonNode }[] = [];
  const markAround = (node: JsonNode | undefined) => {
    for (let at = node; at && !marks.has(at); at = at.parent) marks.set(at, { what: "inside" });
  };
  const waiting: Pair[] = [[before.root, after.root]];
  for (let pair = waiting.pop(); pair; pair = waiting.pop()) {
    const [old, now] = pair;
    if (sourceOf(before, old) === sourceOf(after, now)) continue;
    if (old.kind === now.kind && (now.kind === "object" || now.kind === "array")) {
      const paired = now.kind === "object" ? pairMembers : pairElements;
      const { pairs, gone, fresh } = paired({ before, after }, old, now);
      for (const both of pairs) waiting.push(both);
      for (const node of gone) removed.push({ node, from: now });
      for (const node of fresh) marks.set(node, { what: "added" });
      if (gone.length + fresh.length > 0) markAround(now);
    } else if (old.kind !== now.kind || valueOf(before, old) !== valueOf(after, now)) {
      marks.set(now, { what: "changed", before: old });
      markAround(now.parent);
    }
  }
  return { before, after, marks, removed };
}

interface Texts {
  readonly before: JsonDocument;
  readonly after: JsonDocument;
}

interface Paired {
  readonly pairs: readonly Pair[];
  readonly gone: readonly JsonNode[];
  readonly fresh: readonly JsonNode[];
}

/** Members by their keys; of keys that stand twice the first with the first and so on. */
function pairMembers({ before, after }: Texts, old: JsonNode, now: JsonNode): Paired {
  // From the last to the first, so that the first of those with one key is at hand at the end of its list.
  const left = new Map<string, JsonNode[]>();
  for (const node of old.children.toReversed()) {
    const key = keyOf(before, node) ?? "";
    const same = left.get(key);
    if (same) same.push(node);
    else left.set(key, [node]);
  }
  const pairs: Pair[] = [];
  const fresh: JsonNode[] = [];
  for (const node of now.children) {
    const same = left.get(keyOf(after, node) ?? "")?.pop();
    if (same) pairs.push([same, node]);
    else fresh.push(node);
  }
  const gone = [...left.values()].flat().sort((a, b) => a.start - b.start);
  return { pairs, fresh, gone };
}

/** Elements in their order: those with the same identity first, and what stands between them by place. */
function pairElements({ before, after }: Texts, old: JsonNode, now: JsonNode): Paired {
  const olds = old.children.map((node) => ({ node, ...identityOf(before, node) }));
  const nows = now.children.map((node) => ({ node, ...identityOf(after, node) }));
  const pairs: Pair[] = [];
  const gone: JsonNode[] = [];
  const fresh: JsonNode[] = [];
  let [oldAt, nowAt] = [0, 0];
  const ends: readonly (readonly [number, number])[] = [[olds.length, nows.length]];
  for (const [oldEnd, nowEnd] of [...commonPlaces(olds, nows), ...ends]) {
    const oldGap = olds.slice(oldAt, oldEnd);
    const nowGap = nows.slice(nowAt, nowEnd);
    for (let index = 0; index < Math.max(oldGap.length, nowGap.length); index++) {
      const [one, other] = [oldGap[index], nowGap[index]];
      // Two things with ids of their own are two things, wherever they stand.
      if (one && other && !one.hasId && !other.hasId) pairs.push([one.node, other.node]);
      else {
        if (one) gone.push(one.node);
        if (other) fresh.push(other.node);
      }
    }
    const [one, other] = [olds[oldEnd], nows[nowEnd]];
    if (one && other) pairs.push([one.node, other.node]);
    [oldAt, nowAt] = [oldEnd + 1, nowEnd + 1];
  }
  return { pairs, gone, fresh };
}

interface Identity {
  readonly identity: string;
  readonly hasId: boolean;
}

function identityOf(document: JsonDocument, node: JsonNode): Identity {
  const id =
    node.kind === "object" ? node.children.find((child) => keyOf(document, child) === "id") : undefined;
  if (id && (id.kind === "string" || id.kind === "number"))
    return { identity: `${id.kind}:${valueOf(document, id)}`, hasId: true };
  return { identity: sourceOf(document, node), hasId: false };
}

/** Places in both lists of elements with the same identity, rising in both: as many as there can be, where that is cheap. */
function commonPlaces(olds: readonly Identity[], nows: readonly Identity[]): [number, number][] {
  const isSame = (old: number, now: number) => {
    const [one, other] = [olds[old], nows[now]];
    return (
      one !== undefined && other !== undefined && one.hasId === other.hasId && one.identity === other.identity
    );
  };
  const shorter = Math.min(olds.length, nows.length);
  let start = 0;
  while (start < shorter && isSame(start, start)) start++;
  let tail = 0;
  while (tail < shorter - start && isSame(olds.length - 1 - tail, nows.length - 1 - tail)) tail++;
  const height = olds.length - start - tail;
  const width = nows.length - start - tail;
  const places: [number, number][] = Array.from({ length: start }, (_, index) => [index, index]);
  if (height * width <= LARGEST_TABLE) {
    for (const [old, now] of longestCommon(height, width, (old, now) => isSame(start + old, start + now)))
      places.push([start + old, start + now]);
  }
  for (let index = tail; index > 0; index--) places.push([olds.length - index, nows.length - index]);
  return places;
}

/** The longest common subsequence by the table of its lengths, read from its beginning. */
function longestCommon(
  height: number,
  width: number,
  isSame: (old: number, now: number) => boolean,
): [number, number][] {
  const row = width + 1;
  const lengths = new Uint32Array((height + 1) * row);
  const lengthAt = (old: number, now: number) => lengths[old * row + now] ?? 0;
  for (let old = height - 1; old >= 0; old--) {
    for (let now = width - 1; now >= 0; now--) {
      lengths[old * row + now] = isSame(old, now)
        ? lengthAt(old + 1, now + 1) + 1
        : Math.max(lengthAt(old + 1, now), lengthAt(old, now + 1));
    }
  }
  const places: [number, number][] = [];
  for (let old = 0, now = 0; old < height && now < width;) {
    if (isSame(old, now)) places.push([old++, now++]);
    else if (lengthAt(old + 1, now) >= lengthAt(old, now + 1)) old++;
    else now++;
  }
  return places;
}
