import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { constants, gunzipSync } from 'node:zlib';
import { checkRegular } from './regular-file.js';
import { codeOf } from './whole-file.js';

/** Bytes at the beginning of a file that its promise is read from. */
const HEAD = 4096;

/**
 * Reads a whole file, decompressed if its name ends in `.gz`, of which its first bytes say how long it is. No more is
 * inflated than that, whatever the file goes on with.
 *
 * @param promise the bytes that the file may have at most, from its first ones
 */
export function readPromised(path: string, promise: (head: Uint8Array) => number): Uint8Array {
  const size = checkRegular(path);
  const head = firstBytes(path);
  if (!path.endsWith('.gz')) {
    const most = promise(head);
    if (size > most) throw tooLong(path, most);
    return withoutPool(readFileSync(path));
  }
  // of a stream that goes on behind the head, what the head holds: at most 1,032 times as much
  const isWhole = size <= HEAD;
  const begun = inflate(path, head, isWhole ? {} : { finishFlush: constants.Z_SYNC_FLUSH });
  const most = promise(begun);
  if (isWhole && begun.length > most) throw tooLong(path, most);
  return withoutPool(isWhole ? begun : inflate(path, readFileSync(path), { maxOutputLength: most }));
}

function inflate(
  path: string,
  bytes: Uint8Array,
  options: { maxOutputLength?: number; finishFlush?: number },
): Buffer {
  try {
    return gunzipSync(bytes, options);
  } catch (error) {
    if (codeOf(error) === 'ERR_BUFFER_TOO_LARGE') throw tooLong(path, options.maxOutputLength);
    throw new RangeError(`${path} cannot be decompressed; it is truncated or damaged, download it again`);
  }
}

function tooLong(path: string, most: number | undefined): RangeError {
  return new RangeError(`${path} has more than the ${most} bytes that it should; download it again`);
}

function firstBytes(path: string): Uint8Array {
  const file = openSync(path, 'r');
  try {
    const head = new Uint8Array(HEAD);
    return head.subarray(0, readSync(file, head));
  } finally {
    closeSync(file);
  }
}

/** The same bytes as a Uint8Array. */
function withoutPool({ buffer, byteOffset, byteLength }: Buffer): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}
