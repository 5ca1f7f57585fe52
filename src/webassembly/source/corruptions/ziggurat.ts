import { HEIGHTS, LAYERS } from './layout';
import { nextWord } from './streams';

const TAIL: f64 = 4.038849846109504;
const TAIL_INVERSE: f64 = 1.0 / TAIL;

/** The slow path of the ziggurat, as in `random/normal.ts`: the value of a word that is not inside its layer for certain. */
export function finish(first: u32): f32 {
  let word = first;
  while (true) {
    const layer: usize = (word & 1023) << 3;
    const signed = <f32>(<i32>word);
    const x: f32 = signed * load<f32>(layer, LAYERS);
    if (abs<f32>(signed) < load<f32>(layer, LAYERS + 4)) return x;
    if (layer === 0) return tail(<i32>word < 0);
    const u: f64 = <f64>nextWord() * 2.3283064365386963e-10;
    const lower = load<f64>(layer, HEIGHTS);
    const upper = load<f64>(layer - 8, HEIGHTS);
    if (lower + u * (upper - lower) < expSmall(-0.5 * <f64>x * <f64>x)) return x;
    word = nextWord();
  }
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
}

/** As in `random/portable-math.ts`. */
function expSmall(y: f64): f64 {
  const t: f64 = y * 0.015625;
  let p: f64 = 1.0 / 5040.0 + t * (1.0 / 40320.0);
  p = 1.0 / 24.0 + t * (1.0 / 120.0 + t * (1.0 / 720.0 + t * p));
  p = 1.0 + t * (1.0 + t * (0.5 + t * (1.0 / 6.0 + t * p)));
  p *= p;
  p *= p;
  p *= p;
  p *= p;
  p *= p;
  p *= p;
  return p;
}

/** As in `random/portable-math.ts`. */
function minusLogOfWord(word: u32): f64 {
  const zeros = <i32>clz(word);
  const mantissa: f64 = (<f64>word + 0.5) * reinterpret<f64>((<u64>(1023 - 32 + zeros)) << 52);
  const s: f64 = (mantissa - 0.7071067811865476) / (mantissa + 0.7071067811865476);
  const z: f64 = s * s;
  let series: f64 = 1.0 / 11.0 + z * (1.0 / 13.0 + z * (1.0 / 15.0));
  series = 1.0 / 5.0 + z * (1.0 / 7.0 + z * (1.0 / 9.0 + z * series));
  series = 2.0 * s * (1.0 + z * (1.0 / 3.0 + z * series));
  return (<f64>zeros + 0.5) * 0.6931471805599453 - series;
}
