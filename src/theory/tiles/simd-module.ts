/**
 * The product of tiles as a WebAssembly module of about 350 bytes, put together from its instructions: no binary to ship,
 * none to build. Its function `subtract(a, b, c, columns)` takes addresses in bytes in the imported memory `m.memory`, and
 * does what `subtractProducts` in `tile-memory.ts` does, in the same order and hence to the bit: two float64 a vector.
 *
 * Source of the encoding: WebAssembly core specification 2.0, chapter 5.
 */
export function simdModule(): Uint8Array<ArrayBuffer> {
  const [a, b, c, columns, end] = [0, 1, 2, 3, 4];
  const left = [5, 6];
  const right = 7;
  const sum = (vector: number) => 8 + vector;
  const vectors = [0, 1, 2, 3, 4, 5, 6, 7];

  const step = [
    ...set(left[0], load(a, 0)),
    ...set(left[1], load(a, 16)),
    ...vectors.flatMap((v) => [
      ...(v % 2 === 0 ? set(right, loadSplat(b, 4 * v)) : []),
      ...set(sum(v), [...get(sum(v)), ...get(left[v % 2]), ...get(right), ...F64X2_MUL, ...F64X2_ADD]),
    ]),
    ...set(a, [...get(a), ...constant(32), I32_ADD]),
    ...set(b, [...get(b), ...constant(32), I32_ADD]),
  ];
  const body = [
    ...set(end, [...get(a), ...get(columns), ...constant(5), I32_SHL, I32_ADD]),
    ...[LOOP, NO_RESULT, ...step, ...get(a), ...get(end), I32_LT_U, BRANCH_IF, 0, END],
    ...vectors.flatMap((v) => [
      ...get(c),
      ...load(c, 16 * v),
      ...get(sum(v)),
      ...F64X2_SUB,
      ...store(16 * v),
    ]),
    END,
  ];
  const locals = [2, 1, I32, 11, V128];
  return Uint8Array.from([
    ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, [1, 0x60, 4, I32, I32, I32, I32, 0]),
    ...section(2, [1, ...name('m'), ...name('memory'), 2, 0, 0]),
    ...section(3, [1, 0]),
    ...section(7, [1, ...name('subtract'), 0, 0]),
    ...section(10, [1, ...sized([...locals, ...body])]),
  ]);
}

const I32 = 0x7f;
const V128 = 0x7b;
const LOOP = 0x03;
const NO_RESULT = 0x40;
const BRANCH_IF = 0x0d;
const END = 0x0b;
const I32_LT_U = 0x49;
const I32_ADD = 0x6a;
const I32_SHL = 0x74;
const SIMD = 0xfd;
const F64X2_ADD = [SIMD, 0xf0, 1];
const F64X2_SUB = [SIMD, 0xf1, 1];
const F64X2_MUL = [SIMD, 0xf2, 1];

/** Addresses are multiples of 8 = 2^3. */
const ALIGNED = 3;

const get = (local: number) => [0x20, local];
const set = (local: number, value: readonly number[]) => [...value, 0x21, local];
const constant = (value: number) => [0x41, value];
const load = (address: number, offset: number) => [...get(address), SIMD, 0x00, ALIGNED, offset];
const loadSplat = (address: number, offset: number) => [...get(address), SIMD, 0x0a, ALIGNED, offset];
const store = (offset: number) => [SIMD, 0x0b, ALIGNED, offset];

/** A number as unsigned LEB128, below 2^14. */
const leb = (value: number) => (value < 128 ? [value] : [(value & 127) | 128, value >> 7]);
const sized = (bytes: readonly number[]) => [...leb(bytes.length), ...bytes];
const section = (id: number, bytes: readonly number[]) => [id, ...sized(bytes)];
const name = (text: string) => sized(Array.from(text, (letter) => letter.charCodeAt(0)));
