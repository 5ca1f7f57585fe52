import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { createGunzip } from 'node:zlib';
import { checkRegular } from '../node/regular-file.js';

/** Bytes that are read in order, once. */
export interface ByteSource {
  /** How many there are, if that is known. */
  readonly size?: number;
  /** How many there can be at most, if their number is not known. */
  readonly most?: number;
  /** The next `length` bytes, at a place of their own in memory; fewer at the end. */
  readonly read: (length: number) => Promise<Uint8Array>;
  readonly close: () => Promise<void>;
}

/** The most bytes that a byte of deflated data can stand for. */
const DEFLATE_RATIO = 1032;

/** Memory that is read into in turn: while one piece is read, another is computed on and a third is written. */
const PIECES = 3;

/** Opens a regular file; one whose name ends in `.gz` is decompressed. */
export async function openBytes(path: string): Promise<ByteSource> {
  const size = checkRegular(path);
  return path.endsWith('.gz') ? gunzipped(path, size * DEFLATE_RATIO) : plain(path);
}

async function plain(path: string): Promise<ByteSource> {
  const file = await open(path);
  const { size } = await file.stat();
  const memory: Buffer[] = [];
  let turn = 0;
  return {
    size,
    read: async (length) => {
      turn = (turn + 1) % PIECES;
      if (!memory[turn] || memory[turn].length < length) memory[turn] = Buffer.allocUnsafeSlow(length);
      const bytes = memory[turn].subarray(0, length);
      let filled = 0;
      while (filled < length) {
        const { bytesRead } = await file.read(bytes, filled, length - filled);
        if (bytesRead === 0) break;
        filled += bytesRead;
      }
      return bytes.subarray(0, filled);
    },
    close: () => file.close(),
  };
}

function gunzipped(path: string, most: number): ByteSource {
  const stream = createReadStream(path).pipe(createGunzip());
  const pieces = stream[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  let rest: Uint8Array = new Uint8Array(0);
  return {
    most,
    read: async (length) => {
      const parts = [rest];
      let gathered = rest.length;
      while (gathered < length) {
        const { value, done } = await nextPiece(path, pieces);
        if (done) break;
        parts.push(value);
        gathered += value.length;
      }
      const all = Buffer.allocUnsafeSlow(gathered);
      let at = 0;
      for (const part of parts) {
        all.set(part, at);
        at += part.length;
      }
      rest = all.slice(Math.min(length, gathered));
      return all.subarray(0, Math.min(length, gathered));
    },
    close: async () => void stream.destroy(),
  };
}

async function nextPiece(path: string, pieces: AsyncIterator<Buffer>): Promise<IteratorResult<Buffer>> {
  try {
    return await pieces.next();
  } catch {
    throw new RangeError(`${path} cannot be decompressed; it is truncated or damaged`);
  }
}

export function memoryBytes(bytes: Uint8Array): ByteSource {
  let at = 0;
  return {
    size: bytes.length,
    read: async (length) => {
      // a new Uint8Array: a slice of a Buffer may begin anywhere in a shared memory
      const piece = new Uint8Array(bytes.subarray(at, at + length));
      at += piece.length;
      return piece;
    },
    close: async () => {},
  };
}
