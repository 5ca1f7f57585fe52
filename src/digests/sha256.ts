import { compress } from './sha256-block.js';

const START = [
  0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
];

interface Sha256 {
  /** Takes the next bytes, as many as there are. */
  readonly update: (bytes: Uint8Array) => void;
  /** The digest of all bytes so far, as 64 hexadecimal digits; more may follow. */
  readonly digest: () => string;
}

/**
 * The SHA-256 of some bytes as 64 hexadecimal digits; what `sha256sum` prints. Synchronous and the same in every engine,
 * also if there is no WebCrypto (a few hundred MB/s).
 *
 * Source: FIPS 180-4.
 */
export function sha256(bytes: Uint8Array): string {
  return sha256OfPieces([bytes]);
}

/** The SHA-256 of pieces in a row. */
export function sha256OfPieces(pieces: Iterable<Uint8Array>): string {
  const hash = startSha256();
  for (const bytes of pieces) hash.update(bytes);
  return hash.digest();
}

/** The memory of a typed array as bytes. */
export function bytesOf({ buffer, byteOffset, byteLength }: ArrayBufferView): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

/** Begins a SHA-256 of bytes that come in pieces; where they are cut changes nothing. */
export function startSha256(): Sha256 {
  const state = Int32Array.from(START);
  const rest = new Uint8Array(64);
  let length = 0;
  return {
    update: (bytes) => {
      const filled = length % 64;
      length += bytes.length;
      let from = 0;
      if (filled > 0) {
        from = Math.min(64 - filled, bytes.length);
        rest.set(bytes.subarray(0, from), filled);
        if (filled + from < 64) return;
        compress(state, viewOf(rest), 0);
      }
      const whole = from + ((bytes.length - from) & ~63);
      const view = viewOf(bytes);
      for (; from < whole; from += 64) compress(state, view, from);
      rest.set(bytes.subarray(whole));
    },
    digest: () => {
      const filled = length % 64;
      const end = new Uint8Array(filled < 56 ? 64 : 128);
      end.set(rest.subarray(0, filled));
      end[filled] = 0x80;
      const padded = viewOf(end);
      padded.setUint32(end.length - 8, Math.floor(length / 0x20000000));
      padded.setUint32(end.length - 4, length << 3);
      const last = state.slice();
      for (let at = 0; at < end.length; at += 64) compress(last, padded, at);
      return Array.from(last, (word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
    },
  };
}

function viewOf({ buffer, byteOffset, byteLength }: Uint8Array): DataView {
  return new DataView(buffer, byteOffset, byteLength);
}
