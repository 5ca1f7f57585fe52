import { layout } from './layout.js';
import { keepStreams } from './streams.js';
import { keyVectors, nextWords, repeat, seekExample } from './vectors.js';

const { rejectBelow, draws, permutation } = layout;

/**
 * The draws of random/permutation.ts for the positions of the image whose address is at `ids`, times 2^shift, at `draws`:
 * eight 16-bit draws from a vector of words. Rejected ones are listed without a branch and redrawn in ascending order.
 */
const draw = (shift: number) => `
  {
    ${seekExample('load<i32>(ids)', 'load<i32>(ids, 4)')}
    ids += 8;
    let bounds = i16x8(1, 2, 3, 4, 5, 6, 7, 8);
    let list = pending;
    let at: usize = 0;
    const end = <usize>positions << 1;
    do {
      ${nextWords('words')}
      const low = i32x4.extmul_low_i16x8_u(words, bounds), high = i32x4.extmul_high_i16x8_u(words, bounds);
      const drawn = v128.shuffle<i16>(low, high, 1, 3, 5, 7, 9, 11, 13, 15);
      const rest = v128.shuffle<i16>(low, high, 0, 2, 4, 6, 8, 10, 12, 14);
      const bits = i16x8.bitmask(i16x8.lt_u(rest, v128.load(at, ${rejectBelow})));
      v128.store(at, ${shift ? `i16x8.shl(drawn, ${shift})` : 'drawn'}, ${draws});
      store<u32>(list, <u32>(at >> 1) << 8 | bits);
      list += <usize>(bits != 0) << 2;
      bounds = i16x8.add(bounds, i16x8.splat(8));
      at += 16;
    } while (at < end);
    ${keepStreams}
    for (let entry = pending; entry < list; entry += 4) {
      const first = load<u32>(entry) >> 8;
      let left = load<u32>(entry) & 255;
      while (left) {
        const position = first + ctz(left);
        left &= left - 1;
        if (position < <u32>positions) {
          store<u16>(<usize>position << 1, <u16>(nextBelow(position + 1) << ${shift}), ${draws});
        }
      }
    }
  }`;

/** Inside-out Fisher and Yates: value i goes to the place drawn, what stood there to place i. Four positions a step. */
const shuffle = (type: string, bytes: number, value: (index: number) => string, after: string) => `
  {
    const first = at;
    const end: usize = ${draws} + (<usize>positions << 1);
    let next: usize = ${draws};
    while (next + 8 <= end) {
      const four = load<u64>(next);
      ${repeat(
        4,
        (i) => `{
        const place = first + ${i < 3 ? `(<usize>(four >> ${16 * i}) & 0xffff)` : '<usize>(four >> 48)'};
        store<${type}>(at, load<${type}>(place), ${i * bytes});
        store<${type}>(place, ${value(i)});
      }`,
      )}
      next += 8;
      at += ${4 * bytes};
      ${after.replaceAll('COUNT', '4')}
    }
    while (next < end) {
      const place = first + <usize>load<u16>(next);
      store<${type}>(at, load<${type}>(place));
      store<${type}>(place, ${value(0)});
      next += 2;
      at += ${bytes};
      ${after.replaceAll('COUNT', '1')}
    }
  }`;

const signature =
  'positions: i32, count: i32, key0: i32, key1: i32, ids: usize, input: usize, out: usize, pending: usize';

/** Permutes images whose positions hold a single value of 1 or 4 bytes. */
const singles = (name: string, type: string, bytes: number) => `
export function ${name}(${signature}): void {
  ${keyVectors}
  let from = input, at = out;
  for (let image = 0; image < count; image++) {
    ${draw(Math.log2(bytes))}
    ${shuffle(type, bytes, (i) => `load<${type}>(from, ${i * bytes})`, `from += COUNT * ${bytes};`)}
  }
}`;

/** Permutes images whose positions hold three values of 1 or 4 bytes, by an index; copies a little too much each time. */
const triples = (
  name: string,
  bytes: number,
  load: (place: string) => string,
  store: (value: string) => string,
) => `
export function ${name}(${signature}): void {
  ${keyVectors}
  let target = out;
  for (let image = 0; image < count; image++) {
    ${draw(1)}
    let at: usize = ${permutation};
    let index: u32 = 0;
    ${shuffle('u16', 2, (i) => `<u16>(index + ${i})`, 'index += COUNT;')}
    for (let i: usize = 0; i < <usize>positions; i++) {
      const source = <usize>load<u16>(i << 1, ${permutation}) * ${3 * bytes};
      ${store(load('input + source'))};
      target += ${3 * bytes};
    }
    input += <usize>positions * ${3 * bytes};
  }
}`;

export const permutations = [
  singles('permuteBytes', 'u8', 1),
  singles('permuteWords', 'u32', 4),
  triples(
    'permuteByteTriples',
    1,
    (place) => `load<u32>(${place})`,
    (value) => `store<u32>(target, ${value})`,
  ),
  triples(
    'permuteWordTriples',
    4,
    (place) => `v128.load(${place})`,
    (value) => `v128.store(target, ${value})`,
  ),
].join('\n');
