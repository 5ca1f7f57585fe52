import { utf8 } from '../random/utf8.js';
import { canonicalJson } from './canonical-json.js';
import { bytesOf, sha256, sha256OfPieces } from './sha256.js';

/** SHA-256 of class indices as little-endian int32, whatever array they came in. */
export function digestLabels(labels: Int32Array): string {
  return digestValues(labels);
}

/** SHA-256 of the bytes of a typed array (little-endian, as on every machine that runs JavaScript). */
export function digestValues(values: ArrayBufferView): string {
  return sha256(bytesOf(values));
}

/** Pixels that are scaled at a time. */
const PIECE = 2 ** 16;

/** SHA-256 of pixels as float32 values; bytes from 0 to 255 stand for 0 to 1. */
export function digestPixels(pixels: Float32Array | Uint8Array): string {
  return pixels instanceof Float32Array ? digestValues(pixels) : sha256OfPieces(scaledPieces(pixels));
}

/** Bytes as float32 from 0 to 1, piece by piece in one array. */
function* scaledPieces(bytes: Uint8Array): Generator<Uint8Array> {
  const values = new Float32Array(Math.min(PIECE, bytes.length));
  for (let from = 0; from < bytes.length; from += PIECE) {
    const count = Math.min(PIECE, bytes.length - from);
    for (let k = 0; k < count; k++) values[k] = bytes[from + k] / 255;
    yield new Uint8Array(values.buffer, 0, 4 * count);
  }
}

/** SHA-256 of a specification as JSON with sorted keys: equal for equal specifications, whatever the order of the keys. */
export function digestJson(value: unknown): string {
  return sha256(utf8('value', canonicalJson(value)));
}
