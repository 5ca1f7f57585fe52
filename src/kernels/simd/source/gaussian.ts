import { layout } from './layout.js';
import { keepStreams } from './streams.js';
import { keyVectors, nextWords, repeat, seekExample } from './vectors.js';

const { layers, heights, spill } = layout;

/** The slow path of the ziggurat, as in random/normal.ts and random/portable-math.ts. */
const finish = `
const TAIL: f64 = 4.038849846109504;
const TAIL_INVERSE: f64 = 1.0 / TAIL;

function expSmall(y: f64): f64 {
  const t: f64 = y * 0.015625;
  let p: f64 = 1.0 + t * (1.0 + t * (0.5 + t * (1.0 / 6.0 + t * (1.0 / 24.0 + t * (1.0 / 120.0 +
    t * (1.0 / 720.0 + t * (1.0 / 5040.0 + t * (1.0 / 40320.0))))))));
  p *= p; p *= p; p *= p; p *= p; p *= p; p *= p;
  return p;
}

function minusLogOfWord(word: u32): f64 {
  const zeros = <i32>clz(word);
  const mantissa: f64 = (<f64>word + 0.5) * reinterpret<f64>(<u64>(1023 - 32 + zeros) << 52);
  const s: f64 = (mantissa - 0.7071067811865476) / (mantissa + 0.7071067811865476);
  const z: f64 = s * s;
  const series: f64 = 2.0 * s * (1.0 + z * (1.0 / 3.0 + z * (1.0 / 5.0 + z * (1.0 / 7.0 + z * (1.0 / 9.0 +
    z * (1.0 / 11.0 + z * (1.0 / 13.0 + z * (1.0 / 15.0))))))));
  return (<f64>zeros + 0.5) * 0.6931471805599453 - series;
}

function tail(negative: bool): f32 {
  while (true) {
    const beyond: f64 = minusLogOfWord(nextWord()) * TAIL_INVERSE;
    const y: f64 = minusLogOfWord(nextWord());
    if (y + y >= beyond * beyond) {
      const x: f64 = TAIL + beyond;
      return <f32>(negative ? -x : x);
    }
  }
  return 0;
}

function finish(first: u32): f32 {
  let word = first;
  while (true) {
    const layer: usize = (word & 1023) << 3;
    const signed = <f32><i32>word;
    const x: f32 = signed * load<f32>(layer, ${layers});
    if (abs<f32>(signed) < load<f32>(layer, ${layers + 4})) return x;
    if (layer == 0) return tail(<i32>word < 0);
    const u: f64 = <f64>nextWord() * 2.3283064365386963e-10;
    const lower = load<f64>(layer, ${heights});
    const upper = load<f64>(layer - 8, ${heights});
    if (lower + u * (upper - lower) < expSmall(-0.5 * <f64>x * <f64>x)) return x;
    word = nextWord();
  }
  return 0;
}
`;

/** Vectors of four words that are finished in one go. */
const VECTORS = 4;

/** Four words become four values; `rejected` tells which of them lie outside their layers. */
const values = (u: number) => `
  let even${u} = v128.load64_zero(load<u32>(${spill}, ${16 * u}), ${layers});
  let odd${u} = v128.load64_zero(load<u32>(${spill}, ${16 * u + 8}), ${layers});
  even${u} = v128.load64_lane(load<u32>(${spill}, ${16 * u + 4}), even${u}, 1, ${layers});
  odd${u} = v128.load64_lane(load<u32>(${spill}, ${16 * u + 12}), odd${u}, 1, ${layers});
  const signed${u} = f32x4.convert_i32x4_s(word${u});
  const x${u} = f32x4.mul(signed${u}, v128.shuffle<i32>(even${u}, odd${u}, 0, 2, 4, 6));
  const rejected${u} = f32x4.ge(v128.and(signed${u}, magnitude), v128.shuffle<i32>(even${u}, odd${u}, 1, 3, 5, 7));
  v128.store(at, f32x4.add(f32x4.mul(x${u}, stds), means), ${16 * u});`;

/**
 * gaussian: `count` images of `size` values at `out` (and up to 15 values behind), for the addresses at `ids` (low and high
 * of each). What one word does not decide is listed at `pending` without a branch - the 16 words of a step, where they go, and
 * a bit for each - and finished behind the row, in ascending order.
 */
export const gaussian = `
${finish}
export function gaussian(size: i32, count: i32, key0: i32, key1: i32, ids: usize, std: f32, mean: f32, out: usize, pending: usize): void {
  ${keyVectors}
  const layerBits = i32x4.splat(1023), magnitude = i32x4.splat(0x7fffffff);
  const stds = f32x4.splat(std), means = f32x4.splat(mean);
  let row = out;
  for (let image = 0; image < count; image++) {
    ${seekExample('load<i32>(ids)', 'load<i32>(ids, 4)')}
    ids += 8;
    let at = row;
    const end = row + (<usize>size << 2);
    let list = pending;
    do {
      ${repeat(
        VECTORS,
        (u) => `${nextWords(`word${u}`)}
      v128.store(${spill}, i32x4.shl(v128.and(word${u}, layerBits), 3), ${16 * u});`,
      )}
      ${repeat(VECTORS, values)}
      const bits = i8x16.bitmask(i8x16.narrow_i16x8_s(
        i16x8.narrow_i32x4_s(rejected0, rejected1), i16x8.narrow_i32x4_s(rejected2, rejected3)));
      ${repeat(VECTORS, (u) => `v128.store(list, word${u}, ${16 * u});`)}
      store<u32>(list, <u32>at, 64);
      store<u32>(list, bits, 68);
      list += <usize>(bits != 0) * 72;
      at += 64;
    } while (at < end);
    if (list != pending) {
      ${keepStreams}
      for (let entry = pending; entry < list; entry += 72) {
        const first = <usize>load<u32>(entry, 64);
        let left = load<u32>(entry, 68);
        while (left) {
          const lane = <usize>ctz(left) << 2;
          left &= left - 1;
          if (first + lane < end) store<f32>(first + lane, finish(load<u32>(entry + lane)) * std + mean);
        }
      }
    }
    row = end;
  }
}

/** Each value of count rows of size: times its std, plus its mean (where given), rounded half up, clipped. */
export function fit(size: i32, count: i32, out: usize, scaled: bool, stds: usize, means: usize, round: bool, least: f32, most: f32): void {
  const leasts = f32x4.splat(least), mosts = f32x4.splat(most), half = f32x4.splat(0.5), one = f32x4.splat(1);
  const bytes = <usize>size << 2, whole = bytes & ~15;
  for (let row = 0; row < count; row++) {
    for (let k: usize = 0; k < whole; k += 16) {
      let x = v128.load(out + k);
      if (scaled) x = f32x4.add(f32x4.mul(x, v128.load(stds + k)), v128.load(means + k));
      if (round) {
        const floor = f32x4.floor(x);
        x = f32x4.add(floor, v128.and(f32x4.ge(f32x4.sub(x, floor), half), one));
      }
      v128.store(out + k, f32x4.min(f32x4.max(x, leasts), mosts));
    }
    for (let k = whole; k < bytes; k += 4) {
      let x = load<f32>(out + k);
      if (scaled) x = x * load<f32>(stds + k) + load<f32>(means + k);
      if (round) {
        const floor = Mathf.floor(x);
        x = floor + (x - floor >= 0.5 ? <f32>1 : <f32>0);
      }
      store<f32>(out + k, min<f32>(max<f32>(x, least), most));
    }
    out += bytes;
  }
}
`;
