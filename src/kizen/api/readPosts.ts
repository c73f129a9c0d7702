/** Stands for one segment of a path. */
type Segment = string;

/** The paths that a POST may have: it is a read where its path is one of these (docs/kizen-api.md, Reads sent as POST). */
export type ReadPostPath = `/records/${Segment}/search`;

const readPosts: readonly RegExp[] = [/^\/records\/[^/]+\/search$/];

/** Whether a POST to this path changes nothing, so that it may be sent, and sent again. */
export function isReadPost(path: string): path is ReadPostPath {
  return readPosts.some((pattern) => pattern.test(path));
}
