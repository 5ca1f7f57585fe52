import { DRAWS, REJECT_BELOW, STREAMS } from './layout';
import { keepStreams, nextA, nextB, nextBelow, nextC, seekExample, wordsOf } from './streams';

/**
 * Writes the draws of `random/permutation.ts` for the positions of the image whose address is (`low`, `high`) to `DRAWS`, as
 * places of values of type T in bytes: eight 16-bit draws from a vector of words. Rejected ones are listed at `pending` without
 * a branch and redrawn in ascending order.
 */
export function drawPlaces<T>(
  positions: i32,
  key0: i32,
  key1: i32,
  low: i32,
  high: i32,
  pending: usize,
): void {
  const one = i32x4.splat(1);
  seekExample(low, high, key0, key1);
  let a = v128.load(STREAMS);
  let b = v128.load(STREAMS, 16);
  let c = v128.load(STREAMS, 32);
  let d = v128.load(STREAMS, 48);
  let bounds = i16x8(1, 2, 3, 4, 5, 6, 7, 8);
  let list = pending;
  const end = (<usize>positions) << 1;
  for (let at: usize = 0; at < end; at += 16) {
    const words = wordsOf(a, b, d);
    a = nextA(b);
    b = nextB(c);
    c = nextC(c, words);
    d = i32x4.add(d, one);
    const even = i32x4.extmul_low_i16x8_u(words, bounds);
    const odd = i32x4.extmul_high_i16x8_u(words, bounds);
    const drawn = v128.shuffle<i16>(even, odd, 1, 3, 5, 7, 9, 11, 13, 15);
    const rest = v128.shuffle<i16>(even, odd, 0, 2, 4, 6, 8, 10, 12, 14);
    const bits = i16x8.bitmask(i16x8.lt_u(rest, v128.load(at, REJECT_BELOW)));
    v128.store(at, i16x8.shl(drawn, alignof<T>()), DRAWS);
    store<u32>(list, ((<u32>(at >> 1)) << 8) | bits);
    list += select<usize>(4, 0, bits !== 0);
    bounds = i16x8.add(bounds, i16x8.splat(8));
  }
  if (list === pending) return;
  keepStreams(a, b, c, d);
  for (let entry = pending; entry < list; entry += 4) {
    const first = load<u32>(entry) >> 8;
    let left = load<u32>(entry) & 255;
    while (left) {
      const position = first + ctz(left);
      left &= left - 1;
      if (position < <u32>positions)
        store<u16>((<usize>position) << 1, <u16>(nextBelow(position + 1) << (<u32>alignof<T>())), DRAWS);
    }
  }
}
