import type { ByteSource } from './byte-source.js';
import { type Layout, wrongSize } from './layout.js';

interface ByteChunk {
  /** The position of the first one. */
  readonly first: number;
  readonly count: number;
  /** Their bytes, at a place in memory that is used again three chunks later. */
  readonly bytes: Uint8Array;
  /** What the file holds between the chunk before and this one: the header. */
  readonly before: readonly Uint8Array[];
}

/**
 * Reads a binary file behind its header, one chunk ahead.
 *
 * @param most examples of a chunk
 */
export async function* byteChunks(
  source: ByteSource,
  { count, stride, header }: Layout,
  most: number,
  name: string,
): AsyncGenerator<ByteChunk> {
  const said = header.length + count * stride;
  let pending = source.read(Math.min(most, count) * stride);
  for (let first = 0; first < count; ) {
    const bytes = await pending;
    const taken = Math.min(most, count - first);
    if (bytes.length !== taken * stride) throw wrongSize(name, 'fewer', said);
    const following = first + taken;
    pending = source.read(Math.min(most, count - following) * stride);
    pending.catch(() => {});
    yield { first, count: taken, bytes, before: first === 0 ? [header] : [] };
    first = following;
  }
  if ((await source.read(1)).length > 0) throw wrongSize(name, 'more', said);
}
