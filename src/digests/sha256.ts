/** The round constants of SHA-256: 32 fraction bits of the cube roots of the first 64 primes (FIPS 180-4, section 4.2.2). */
const ROUND = /* @__PURE__ */ roundConstants();
const START = [
  0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
];

const schedule = /* @__PURE__ */ new Int32Array(64);

/** The SHA-256 of bytes that come in pieces. */
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

function roundConstants(): Int32Array {
  const words =
    '428a2f98 71374491 b5c0fbcf e9b5dba5 3956c25b 59f111f1 923f82a4 ab1c5ed5 d807aa98 12835b01 243185be 550c7dc3 72be5d74 ' +
    '80deb1fe 9bdc06a7 c19bf174 e49b69c1 efbe4786 0fc19dc6 240ca1cc 2de92c6f 4a7484aa 5cb0a9dc 76f988da 983e5152 a831c66d ' +
    'b00327c8 bf597fc7 c6e00bf3 d5a79147 06ca6351 14292967 27b70a85 2e1b2138 4d2c6dfc 53380d13 650a7354 766a0abb 81c2c92e ' +
    '92722c85 a2bfe8a1 a81a664b c24b8b70 c76c51a3 d192e819 d6990624 f40e3585 106aa070 19a4c116 1e376c08 2748774c 34b0bcb5 ' +
    '391c0cb3 4ed8aa4a 5b9cca4f 682e6ff3 748f82ee 78a5636f 84c87814 8cc70208 90befffa a4506ceb bef9a3f7 c67178f2';
  return Int32Array.from(words.split(' '), (word) => Number.parseInt(word, 16));
}

function rotate(word: number, by: number): number {
  return (word >>> by) | (word << (32 - by));
}

function compress(state: Int32Array, block: DataView, at: number): void {
  const w = schedule;
  for (let i = 0; i < 16; i++) w[i] = block.getInt32(at + 4 * i);
  for (let i = 16; i < 64; i++) {
    const low = rotate(w[i - 15], 7) ^ rotate(w[i - 15], 18) ^ (w[i - 15] >>> 3);
    const high = rotate(w[i - 2], 17) ^ rotate(w[i - 2], 19) ^ (w[i - 2] >>> 10);
    w[i] = (w[i - 16] + low + w[i - 7] + high) | 0;
  }
  let a = state[0];
  let b = state[1];
  let c = state[2];
  let d = state[3];
  let e = state[4];
  let f = state[5];
  let g = state[6];
  let h = state[7];
  for (let i = 0; i < 64; i++) {
    const t1 =
      (h + (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)) + ((e & f) ^ (~e & g)) + ROUND[i] + w[i]) | 0;
    const t2 = ((rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + t1) | 0;
    d = c;
    c = b;
    b = a;
    a = (t1 + t2) | 0;
  }
  state[0] += a;
  state[1] += b;
  state[2] += c;
  state[3] += d;
  state[4] += e;
  state[5] += f;
  state[6] += g;
  state[7] += h;
}
