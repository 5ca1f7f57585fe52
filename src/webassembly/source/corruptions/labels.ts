import { REPORT, SPILL } from './layout';

/**
 * Makes the new labels of `count` examples, a multiple of 4, from their words; all arrays are of 32-bit integers. Picks words
 * up to `last` (if `ranked`, `last` itself up to an address only) and chooses any class (`other` 0) or another one (`other` -1).
 * Reports whether Lemire's method rejects a second word.
 *
 * @returns how many were picked
 */
export function uniformLabels(
  count: i32,
  lows: usize,
  highs: usize,
  firsts: usize,
  seconds: usize,
  input: usize,
  out: usize,
  last: i32,
  ranked: bool,
  cutLow: i32,
  cutHigh: i32,
  classCount: i32,
  other: i32,
): i32 {
  const lasts = i32x4.splat(last);
  const bound = <u32>(classCount + other);
  const bounds = i32x4.splat(bound);
  const classes = i32x4.splat(classCount);
  const others = i32x4.splat(other);
  let sum = i32x4.splat(0);
  let lowest = i32x4.splat(-1);
  const end = (<usize>count) << 2;
  if (ranked) {
    for (let at: usize = 0; at < end; at += 16) {
      const first = v128.load(firsts + at);
      const second = v128.load(seconds + at);
      const label = v128.load(input + at);
      const behind = behindCut(v128.load(lows + at), v128.load(highs + at), cutLow, cutHigh);
      const hit = v128.andnot(i32x4.le_u(first, lasts), v128.and(i32x4.eq(first, lasts), behind));
      lowest = i32x4.min_u(lowest, i32x4.mul(second, bounds));
      sum = i32x4.sub(sum, hit);
      v128.store(out + at, v128.bitselect(drawnClass(second, label, bounds, others, classes), label, hit));
    }
  } else {
    for (let at: usize = 0; at < end; at += 16) {
      const second = v128.load(seconds + at);
      const label = v128.load(input + at);
      const hit = i32x4.le_u(v128.load(firsts + at), lasts);
      lowest = i32x4.min_u(lowest, i32x4.mul(second, bounds));
      sum = i32x4.sub(sum, hit);
      v128.store(out + at, v128.bitselect(drawnClass(second, label, bounds, others, classes), label, hit));
    }
  }
  const least: u32 = (<u32>0 - bound) % bound;
  store<bool>(REPORT, v128.any_true(i32x4.lt_u(lowest, i32x4.splat(least))));
  return total(sum);
}

/** The high half of word * bound, behind the label if it must be another one. */
function drawnClass(words: v128, label: v128, bounds: v128, others: v128, classes: v128): v128 {
  const even = i64x2.extmul_low_i32x4_u(words, bounds);
  const odd = i64x2.extmul_high_i32x4_u(words, bounds);
  const below = v128.shuffle<i32>(even, odd, 1, 3, 5, 7);
  const behind = i32x4.sub(i32x4.add(below, v128.and(label, others)), others);
  return i32x4.min_u(behind, i32x4.sub(behind, classes));
}

/** Which addresses are above the last one that is picked. */
function behindCut(low: v128, high: v128, cutLow: i32, cutHigh: i32): v128 {
  const cutHighs = i32x4.splat(cutHigh);
  const above = v128.and(i32x4.eq(high, cutHighs), i32x4.gt_u(low, i32x4.splat(cutLow)));
  return v128.or(i32x4.gt_s(high, cutHighs), above);
}

/**
 * The same with classes chosen by the cumulative probabilities of the label's class: `guide` has the answer for the upper 10
 * bits of the word, or 255 if it depends on the others. `thresholds` holds, for each class, the last word picked and a mask,
 * which is 0 if no word is.
 */
export function tableLabels(
  count: i32,
  firsts: usize,
  seconds: usize,
  input: usize,
  out: usize,
  thresholds: usize,
  guide: usize,
  cumulative: usize,
  classCount: i32,
): i32 {
  let sum = i32x4.splat(0);
  const end = (<usize>count) << 2;
  for (let at: usize = 0; at < end; at += 16) {
    const label = v128.load(input + at);
    v128.store(SPILL, label);
    let even = v128.load64_zero(thresholds + ((<usize>load<u32>(SPILL)) << 3));
    let odd = v128.load64_zero(thresholds + ((<usize>load<u32>(SPILL, 8)) << 3));
    even = v128.load64_lane(thresholds + ((<usize>load<u32>(SPILL, 4)) << 3), even, 1);
    odd = v128.load64_lane(thresholds + ((<usize>load<u32>(SPILL, 12)) << 3), odd, 1);
    const lasts = v128.shuffle<i32>(even, odd, 0, 2, 4, 6);
    const ever = v128.shuffle<i32>(even, odd, 1, 3, 5, 7);
    const hit = v128.and(i32x4.le_u(v128.load(firsts + at), lasts), ever);
    for (let spill: usize = SPILL; spill < <usize>SPILL + 16; spill += 4) {
      const word = load<u32>(seconds + at + spill - SPILL);
      const from = <usize>load<u32>(spill);
      let to = <u32>load<u8>(guide + ((from << 10) | <usize>(word >> 22)));
      if (to === 255) to = search(cumulative + ((from * <usize>classCount) << 3), classCount, word);
      store<u32>(spill, to, 16);
    }
    sum = i32x4.sub(sum, hit);
    v128.store(out + at, v128.bitselect(v128.load(SPILL, 16), label, hit));
  }
  return total(sum);
}

function search(cumulative: usize, classCount: i32, word: u32): u32 {
  let drawn: i32 = 0;
  while (drawn < classCount - 1 && !(<f64>word < load<f64>(cumulative + ((<usize>drawn) << 3)))) drawn++;
  return drawn;
}

function total(sum: v128): i32 {
  const pairs = i32x4.add(sum, v128.shuffle<i32>(sum, sum, 2, 3, 0, 1));
  return i32x4.extract_lane(pairs, 0) + i32x4.extract_lane(pairs, 1);
}
