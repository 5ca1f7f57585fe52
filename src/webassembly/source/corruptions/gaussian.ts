import { LAYERS, SPILL, STREAMS } from './layout';
import { keepStreams, nextA, nextB, nextC, seekExample, wordsOf } from './streams';
import { finish } from './ziggurat';

/**
 * `count` images of `size` values at `out` (and up to 15 values behind), for the addresses at `ids` (low and high of each).
 * What one word does not decide is listed at `pending` without a branch - the 16 words of a step, where they go, and a bit for
 * each - and finished behind the row, in ascending order.
 */
export function gaussian(
  size: i32,
  count: i32,
  key0: i32,
  key1: i32,
  ids: usize,
  std: f32,
  mean: f32,
  out: usize,
  pending: usize,
): void {
  const one = i32x4.splat(1);
  const stds = f32x4.splat(std);
  const means = f32x4.splat(mean);
  let row = out;
  for (let image = 0; image < count; image++) {
    seekExample(load<i32>(ids), load<i32>(ids, 4), key0, key1);
    ids += 8;
    let a = v128.load(STREAMS);
    let b = v128.load(STREAMS, 16);
    let c = v128.load(STREAMS, 32);
    let d = v128.load(STREAMS, 48);
    const end = row + ((<usize>size) << 2);
    let list = pending;
    for (let at = row; at < end; at += 64) {
      const word0 = wordsOf(a, b, d);
      a = nextA(b);
      b = nextB(c);
      c = nextC(c, word0);
      d = i32x4.add(d, one);
      const word1 = wordsOf(a, b, d);
      a = nextA(b);
      b = nextB(c);
      c = nextC(c, word1);
      d = i32x4.add(d, one);
      const word2 = wordsOf(a, b, d);
      a = nextA(b);
      b = nextB(c);
      c = nextC(c, word2);
      d = i32x4.add(d, one);
      const word3 = wordsOf(a, b, d);
      a = nextA(b);
      b = nextB(c);
      c = nextC(c, word3);
      d = i32x4.add(d, one);
      const rejected0 = writeValues(word0, stds, means, at, SPILL);
      const rejected1 = writeValues(word1, stds, means, at + 16, SPILL + 16);
      const rejected2 = writeValues(word2, stds, means, at + 32, SPILL + 32);
      const rejected3 = writeValues(word3, stds, means, at + 48, SPILL + 48);
      const low = i16x8.narrow_i32x4_s(rejected0, rejected1);
      const high = i16x8.narrow_i32x4_s(rejected2, rejected3);
      const bits = i8x16.bitmask(i8x16.narrow_i16x8_s(low, high));
      v128.store(list, word0);
      v128.store(list, word1, 16);
      v128.store(list, word2, 32);
      v128.store(list, word3, 48);
      store<u32>(list, <u32>at, 64);
      store<u32>(list, bits, 68);
      list += select<usize>(72, 0, bits !== 0);
    }
    if (list !== pending) {
      keepStreams(a, b, c, d);
      finishRow(pending, list, end, std, mean);
    }
    row = end;
  }
}

/** Writes the four values of four words; returns which of them lie outside their layers. */
function writeValues(words: v128, stds: v128, means: v128, at: usize, spill: usize): v128 {
  v128.store(spill, i32x4.shl(v128.and(words, i32x4.splat(1023)), 3));
  let even = v128.load64_zero(load<u32>(spill), LAYERS);
  let odd = v128.load64_zero(load<u32>(spill, 8), LAYERS);
  even = v128.load64_lane(load<u32>(spill, 4), even, 1, LAYERS);
  odd = v128.load64_lane(load<u32>(spill, 12), odd, 1, LAYERS);
  const signed = f32x4.convert_i32x4_s(words);
  const x = f32x4.mul(signed, v128.shuffle<i32>(even, odd, 0, 2, 4, 6));
  v128.store(at, f32x4.add(f32x4.mul(x, stds), means));
  return f32x4.ge(f32x4.abs(signed), v128.shuffle<i32>(even, odd, 1, 3, 5, 7));
}

/** Finishes what is listed from `pending` to `list` of a row that ends at `end`. */
function finishRow(pending: usize, list: usize, end: usize, std: f32, mean: f32): void {
  for (let entry = pending; entry < list; entry += 72) {
    const first = <usize>load<u32>(entry, 64);
    let left = load<u32>(entry, 68);
    while (left) {
      const lane = (<usize>ctz(left)) << 2;
      left &= left - 1;
      if (first + lane < end) store<f32>(first + lane, finish(load<u32>(entry + lane)) * std + mean);
    }
  }
}
