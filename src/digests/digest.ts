import { utf8 } from '../random/utf8.js';
import { canonicalJson } from './canonical-json.js';
import { sha256 } from './sha256.js';

/** SHA-256 of class indices as little-endian int32, whatever array they came in. */
export function digestLabels(labels: Int32Array): string {
  return sha256(new Uint8Array(labels.buffer, labels.byteOffset, labels.byteLength));
}

/** SHA-256 of the bytes of a typed array (little-endian, as on every machine that runs JavaScript). */
export function digestValues(values: ArrayBufferView): string {
  return sha256(new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
}

/** SHA-256 of a specification as JSON with sorted keys: equal for equal specifications, whatever the order of the keys. */
export function digestJson(value: unknown): string {
  return sha256(utf8('value', canonicalJson(value)));
}
