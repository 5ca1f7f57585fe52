import { util } from '@tensorflow/tfjs-core';
import { sha256 } from '../../digests/sha256.js';
import type { EpochRow } from '../history.js';
import type { OnlineSums } from '../online-metrics.js';
import type { TrainingEnd } from '../train-options.js';

/** A training that stands between two steps, with all that its next steps depend on. */
export interface Checkpoint {
  /** What the training is: a checkpoint goes on only if this is the same. */
  readonly identity: Readonly<Record<string, unknown>>;
  /** The epoch in progress, from 0, and the steps that it has taken. */
  readonly epoch: number;
  readonly stepOfEpoch: number;
  /** Steps since the beginning. */
  readonly steps: number;
  readonly online: OnlineSums;
  readonly history: readonly EpochRow[];
  /** Why the training ended, if it has. */
  readonly end?: TrainingEnd;
  readonly stoppedBy?: string;
  /** Steps that the optimiser counts. */
  readonly iterations: number;
  /** Float32 tensors: `parameters/...` and `optimizer/...`. */
  readonly tensors: readonly StoredTensor[];
}

export interface StoredTensor {
  readonly name: string;
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

const MAGIC = 'rethink-gen checkpoint 1\n';
const DIGEST_BYTES = 64;

/** A checkpoint as bytes: a line that names the format, the length of a JSON header, the header, the values, a SHA-256. */
export function encodeCheckpoint({ tensors, ...rest }: Checkpoint): Uint8Array {
  const header = encode(
    JSON.stringify({ ...rest, tensors: tensors.map(({ name, shape }) => ({ name, shape })) }, numbersAsJson),
  );
  const size = tensors.reduce((sum, { values }) => sum + values.byteLength, 0);
  const start = MAGIC.length + 4 + header.length;
  const bytes = new Uint8Array(start + size + DIGEST_BYTES);
  bytes.set(encode(MAGIC));
  new DataView(bytes.buffer).setUint32(MAGIC.length, header.length);
  bytes.set(header, MAGIC.length + 4);
  let at = start;
  for (const { values } of tensors) {
    bytes.set(new Uint8Array(values.buffer, values.byteOffset, values.byteLength), at);
    at += values.byteLength;
  }
  bytes.set(encode(sha256(bytes.subarray(0, at))), at);
  return bytes;
}

export function decodeCheckpoint(bytes: Uint8Array, store: string): Checkpoint {
  const text = (from: number, to: number) => new TextDecoder().decode(bytes.subarray(from, to));
  const damaged = (what: string) =>
    new Error(`the checkpoint in ${store} ${what}; it was left as it is, remove it to start anew`);
  if (text(0, MAGIC.length) !== MAGIC)
    throw damaged('is of another program, or of another version of rethink-gen');
  const end = bytes.length - DIGEST_BYTES;
  if (end < MAGIC.length + 4 || text(end, bytes.length) !== sha256(bytes.subarray(0, end)))
    throw damaged('is damaged or cut off (its digest does not fit)');
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(MAGIC.length);
  let at = MAGIC.length + 4 + length;
  const header = JSON.parse(text(MAGIC.length + 4, at)) as Checkpoint;
  const tensors = header.tensors.map(({ name, shape }) => {
    const size = 4 * util.sizeFromShape([...shape]);
    const values = new Float32Array(bytes.slice(at, at + size).buffer);
    at += size;
    return { name, shape, values };
  });
  return { ...header, online: revived(header.online), history: revived(header.history), tensors };
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** JSON has no NaN and no infinities, which a diverged history holds. */
function numbersAsJson(_key: string, value: unknown): unknown {
  return typeof value === 'number' && !Number.isFinite(value) ? { number: String(value) } : value;
}

/** Numbers in place of what `numbersAsJson` wrote: not in the identity, where an option may look like it. */
function revived<T>(value: T): T {
  return JSON.parse(JSON.stringify(value), numbersFromJson);
}

function numbersFromJson(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('number' in value)) return value;
  return typeof value.number === 'string' ? Number(value.number) : value;
}
