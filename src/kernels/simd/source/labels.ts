import { layout } from './layout.js';
import { keyVectors, threefry } from './vectors.js';

const { spill, report } = layout;

/** Vectors of four examples whose words are drawn at a time: as many as the 16 registers of a CPU hold. */
const VECTORS = ['p', 'q', 'r', 'u', 'v'];

/** The counters of the next examples: their addresses, from two arrays. */
const counters = VECTORS.map(
  (v, u) => `
    let ${v}0 = i32x4.add(v128.load(lows + at, ${16 * u}), k0);
    let ${v}1 = i32x4.add(i32x4.shl(v128.load(highs + at, ${16 * u}), 3), k1);`,
).join('');

const storeWords = VECTORS.map(
  (v, u) => `
    v128.store(firsts + at, ${v}0, ${16 * u});
    v128.store(seconds + at, ${v}1, ${16 * u});`,
).join('');

/** Goes over the labels a vector at a time. `hit` are those that are picked, `drawn` what is chosen for them. */
const loop = (body: string) => `
  for (let at: usize = 0; at < end; at += 16) {
    const first = v128.load(firsts + at), second = v128.load(seconds + at), label = v128.load(input + at);
    ${body}
    sum = i32x4.sub(sum, hit);
    v128.store(out + at, v128.bitselect(drawn, label, hit));
  }`;

/** Of the examples whose word is the last one picked, those whose address is above the last one are not. */
const ranked = `
    const low = v128.load(lows + at), high = v128.load(highs + at);
    const inside = v128.or(i32x4.lt_s(high, cutHighs), v128.and(i32x4.eq(high, cutHighs), i32x4.le_u(low, cutLows)));
    hit = v128.andnot(hit, v128.andnot(i32x4.eq(first, lasts), inside));`;

/** The high half of word * bound, behind the label where it must be another one; the low half tells what must be redrawn. */
const uniform = (rank: string) => `
    let hit = i32x4.le_u(first, lasts);
    ${rank}
    const even = i64x2.extmul_low_i32x4_u(second, bounds), odd = i64x2.extmul_high_i32x4_u(second, bounds);
    lowest = i32x4.min_u(lowest, i32x4.mul(second, bounds));
    const below = v128.shuffle<i32>(even, odd, 1, 3, 5, 7);
    const behind = i32x4.sub(i32x4.add(below, v128.and(label, others)), others);
    const drawn = i32x4.min_u(behind, i32x4.sub(behind, classes));`;

const tableLane = (lane: number) => `
    {
      const word = <u32>i32x4.extract_lane(second, ${lane});
      const from = <usize>load<u32>(${spill}, ${4 * lane});
      let to = <u32>load<u8>(guide + (from << 10 | <usize>(word >> 22)));
      if (to == 255) to = search(cumulative + ((from * <usize>classCount) << 3), classCount, word);
      store<u32>(${spill}, to, ${16 + 4 * lane});
    }`;

const table = `
    v128.store(${spill}, label);
    let even = v128.load64_zero(thresholds + (<usize>load<u32>(${spill}) << 3));
    let odd = v128.load64_zero(thresholds + (<usize>load<u32>(${spill}, 8) << 3));
    even = v128.load64_lane(thresholds + (<usize>load<u32>(${spill}, 4) << 3), even, 1);
    odd = v128.load64_lane(thresholds + (<usize>load<u32>(${spill}, 12) << 3), odd, 1);
    const lasts = v128.shuffle<i32>(even, odd, 0, 2, 4, 6), ever = v128.shuffle<i32>(even, odd, 1, 3, 5, 7);
    const hit = v128.and(i32x4.le_u(first, lasts), ever);
    ${[0, 1, 2, 3].map(tableLane).join('')}
    const drawn = v128.load(${spill}, 16);`;

const total = `i32x4.extract_lane(sum, 0) + i32x4.extract_lane(sum, 1) + i32x4.extract_lane(sum, 2) + i32x4.extract_lane(sum, 3)`;

/**
 * All arrays are of 32-bit integers. `exampleWords` draws the first two random words of `count` examples, and of some behind;
 * the first one decides, the second one chooses.
 *
 * The others make the new labels of `count` examples, a multiple of 4, from their words, and return how many were picked.
 * uniformLabels picks words up to `last` (where `ranked`, `last` itself up to an address only) and chooses any class (`other`
 * 0) or another one (`other` -1); it reports whether Lemire's method rejects a second word. tableLabels chooses by the class's
 * cumulative probabilities: `guide` has the answer for the upper 10 bits of the word, or 255 where it depends on the others.
 * `thresholds` holds, for each class, the last word picked and a mask that is 0 where none is.
 */
export const labels = `
export function exampleWords(
  count: i32, key0: i32, key1: i32, lows: usize, highs: usize, firsts: usize, seconds: usize,
): void {
  ${keyVectors}
  const end = <usize>count << 2;
  for (let at: usize = 0; at < end; at += ${16 * VECTORS.length}) {
    ${counters}
    ${threefry(VECTORS)}
    ${storeWords}
  }
}

export function uniformLabels(
  count: i32, lows: usize, highs: usize, firsts: usize, seconds: usize, input: usize, out: usize,
  last: i32, ranked: i32, cutLow: i32, cutHigh: i32, classCount: i32, other: i32,
): i32 {
  const lasts = i32x4.splat(last), cutLows = i32x4.splat(cutLow), cutHighs = i32x4.splat(cutHigh);
  const bound: u32 = <u32>(classCount + other), least: u32 = (<u32>0 - bound) % bound;
  const bounds = i32x4.splat(bound), classes = i32x4.splat(classCount), others = i32x4.splat(other);
  let sum = i32x4.splat(0), lowest = i32x4.splat(-1);
  const end = <usize>count << 2;
  if (ranked) { ${loop(uniform(ranked))} } else { ${loop(uniform(''))} }
  store<u32>(${report}, v128.any_true(i32x4.lt_u(lowest, i32x4.splat(least))));
  return ${total};
}

function search(cumulative: usize, classCount: i32, word: u32): u32 {
  let drawn: i32 = 0;
  while (drawn < classCount - 1 && !(<f64>word < load<f64>(cumulative + (<usize>drawn << 3)))) drawn++;
  return drawn;
}

export function tableLabels(
  count: i32, firsts: usize, seconds: usize, input: usize, out: usize,
  thresholds: usize, guide: usize, cumulative: usize, classCount: i32,
): i32 {
  let sum = i32x4.splat(0);
  const end = <usize>count << 2;
  ${loop(table)}
  return ${total};
}

/** Consecutive addresses. */
export function countUp(out: usize, count: i32, first: i32): void {
  let next = i32x4.add(i32x4(0, 1, 2, 3), i32x4.splat(first));
  const end = out + (<usize>count << 2);
  for (; out < end; out += 16) {
    v128.store(out, next);
    next = i32x4.add(next, i32x4.splat(4));
  }
}
`;
