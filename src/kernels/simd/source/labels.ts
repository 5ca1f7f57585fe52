import { layout } from './layout.js';
import { keyVectors, threefry } from './vectors.js';

const { spill, report } = layout;

/** Vectors of four labels that are drawn at a time. */
const VECTORS = ['p', 'q', 'u', 'v'];

/** The counters of the next labels: their addresses, from two arrays. */
const counters = VECTORS.map(
  (v, u) => `
    const low${v} = v128.load(lows + at, ${16 * u}), high${v} = v128.load(highs + at, ${16 * u});
    let ${v}0 = i32x4.add(low${v}, k0), ${v}1 = i32x4.add(i32x4.shl(high${v}, 3), k1);`,
).join('');

/** Which labels are behind the last one. */
const inside = (v: string, u: number) => `
    const inside${v} = i32x4.lt_s(i32x4.add(position, i32x4.splat(${4 * u})), counts);`;

/** Picked are words below the threshold, all of them where `always`, and where `ranked` those of its rank whose address is not above. */
const picked = (v: string, threshold: string, always: string) => `
    let hit${v} = v128.or(i32x4.lt_u(${v}0, ${threshold}), ${always});`;

const ranked = (v: string) => `
    const tie${v} = v128.and(i32x4.eq(${v}0, thresholds), ties);
    hit${v} = v128.or(hit${v}, v128.and(tie${v}, v128.or(i32x4.lt_u(high${v}, cutHighs),
      v128.and(i32x4.eq(high${v}, cutHighs), i32x4.le_u(low${v}, cutLows)))));`;

/** The high half of word * bound, and which low halves must be redrawn. */
const below = (v: string) => `
    const even${v} = i64x2.extmul_low_i32x4_u(${v}1, bounds), odd${v} = i64x2.extmul_high_i32x4_u(${v}1, bounds);
    let new${v} = v128.shuffle<i32>(even${v}, odd${v}, 1, 3, 5, 7);
    const again${v} = v128.and(i32x4.lt_u(v128.shuffle<i32>(even${v}, odd${v}, 0, 2, 4, 6), leasts), hit${v});`;

const uniformVector = (v: string, u: number) => `
    ${inside(v, u)}
    ${picked(v, 'thresholds', 'always')}
    ${ranked(v)}
    hit${v} = v128.and(hit${v}, inside${v});
    sum = i32x4.sub(sum, hit${v});
    ${below(v)}
    const label${v} = v128.load(input + at, ${16 * u});
    const shifted${v} = i32x4.add(i32x4.add(new${v}, label${v}), one);
    const wrapped${v} = i32x4.sub(shifted${v}, v128.and(i32x4.ge_s(shifted${v}, classes), classes));
    new${v} = v128.bitselect(wrapped${v}, new${v}, others);
    v128.store(out + at, v128.bitselect(new${v}, label${v}, hit${v}), ${16 * u});`;

const tableLane = (v: string, lane: number) => `
    {
      const word = <u32>i32x4.extract_lane(${v}1, ${lane});
      const label = <usize>load<u32>(${spill}, ${4 * lane});
      let drawn = <u32>load<u8>(guide + (label << 10 | <usize>(word >> 22)));
      if (drawn == 255) drawn = search(cumulative + ((label * <usize>classCount) << 3), classCount, word);
      store<u32>(${spill}, drawn, ${16 + 4 * lane});
    }`;

const tableVector = (v: string, u: number) => `
    ${inside(v, u)}
    const label${v} = v128.load(input + at, ${16 * u});
    v128.store(${spill}, label${v});
    let even${v} = v128.load64_zero(thresholds + (<usize>load<u32>(${spill}) << 3));
    let odd${v} = v128.load64_zero(thresholds + (<usize>load<u32>(${spill}, 8) << 3));
    even${v} = v128.load64_lane(thresholds + (<usize>load<u32>(${spill}, 4) << 3), even${v}, 1);
    odd${v} = v128.load64_lane(thresholds + (<usize>load<u32>(${spill}, 12) << 3), odd${v}, 1);
    ${picked(v, `v128.shuffle<i32>(even${v}, odd${v}, 0, 2, 4, 6)`, `v128.shuffle<i32>(even${v}, odd${v}, 1, 3, 5, 7)`)}
    hit${v} = v128.and(hit${v}, inside${v});
    sum = i32x4.sub(sum, hit${v});
    ${[0, 1, 2, 3].map((lane) => tableLane(v, lane)).join('')}
    v128.store(out + at, v128.bitselect(v128.load(${spill}, 16), label${v}, hit${v}), ${16 * u});`;

const loop = (body: string) => `
  const counts = i32x4.splat(count);
  let sum = i32x4.splat(0), position = i32x4(0, 1, 2, 3);
  const end = <usize>count << 2;
  for (let at: usize = 0; at < end; at += 64) {
    ${counters}
    ${threefry(VECTORS)}
    ${body}
    position = i32x4.add(position, i32x4.splat(16));
  }`;

const total = `i32x4.extract_lane(sum, 0) + i32x4.extract_lane(sum, 1) + i32x4.extract_lane(sum, 2) + i32x4.extract_lane(sum, 3)`;

/** Lists the positions of labels that must be redrawn. */
const listAgain = (v: string, u: number) => `
      bits = i32x4.bitmask(again${v});
      while (bits) {
        store<u32>(list, (<u32>at >> 2) + ${4 * u} + ctz(bits));
        list += 4;
        bits &= bits - 1;
      }`;

/**
 * The labels of `count` examples, and up to 7 behind; all arrays are of 32-bit integers. The first random word of an example
 * decides, the second one chooses: any class (`other` false; `bound` is the number of classes) or another one (`bound` is one
 * less). Returns how many were picked; positions whose second word Lemire's method rejects are listed at `again`, their number
 * in the report.
 *
 * tableLabels chooses by the class's cumulative probabilities: `guide` has the answer for the upper 10 bits of the word, or
 * 255 where it depends on the others. `thresholds` holds, for each class, a threshold and a mask that picks always.
 */
export const labels = `
export function uniformLabels(
  count: i32, key0: i32, key1: i32, lows: usize, highs: usize, input: usize, out: usize, again: usize,
  threshold: i32, all: i32, ranked: i32, cutLow: i32, cutHigh: i32, classCount: i32, other: i32,
): i32 {
  ${keyVectors}
  const thresholds = i32x4.splat(threshold), always = i32x4.splat(all), ties = i32x4.splat(ranked);
  const cutLows = i32x4.splat(cutLow), cutHighs = i32x4.splat(cutHigh);
  const bound: u32 = <u32>(classCount + other), least: u32 = (<u32>0 - bound) % bound;
  const bounds = i32x4.splat(bound), leasts = i32x4.splat(least), classes = i32x4.splat(classCount), others = i32x4.splat(other);
  let list = again;
  ${loop(`
    ${VECTORS.map(uniformVector).join('')}
    if (v128.any_true(${VECTORS.map((v) => `again${v}`).reduce((all, one) => `v128.or(${all}, ${one})`)})) {
      let bits: i32 = 0;
      ${VECTORS.map(listAgain).join('')}
    }`)}
  store<u32>(${report}, <u32>(list - again) >> 2);
  return ${total};
}

function search(cumulative: usize, classCount: i32, word: u32): u32 {
  let drawn: i32 = 0;
  while (drawn < classCount - 1 && !(<f64>word < load<f64>(cumulative + (<usize>drawn << 3)))) drawn++;
  return drawn;
}

export function tableLabels(
  count: i32, key0: i32, key1: i32, lows: usize, highs: usize, input: usize, out: usize,
  thresholds: usize, guide: usize, cumulative: usize, classCount: i32,
): i32 {
  ${keyVectors}
  ${loop(VECTORS.map(tableVector).join(''))}
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

/** The first random words of the examples, and up to 7 behind: for the rank of an exact count. */
export function firstWords(count: i32, key0: i32, key1: i32, lows: usize, highs: usize, out: usize): void {
  ${keyVectors}
  const end = <usize>count << 2;
  for (let at: usize = 0; at < end; at += 64) {
    ${counters}
    ${threefry(VECTORS)}
    ${VECTORS.map((v, u) => `v128.store(out + at, ${v}0, ${16 * u});`).join('\n')}
  }
}
`;
