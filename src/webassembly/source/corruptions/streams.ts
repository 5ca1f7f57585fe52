import { STREAMS } from './layout';
import { rotate } from './rotate';
import { threefry } from './threefry';

/** Of the four sfc32 streams with the states a, b, c and d: the next words. */
export function wordsOf(a: v128, b: v128, d: v128): v128 {
  return i32x4.add(i32x4.add(a, b), d);
}

/** What becomes of state b, as the next a. */
export function nextA(b: v128): v128 {
  return v128.xor(b, i32x4.shr_u(b, 9));
}

/** What becomes of state c, as the next b. */
export function nextB(c: v128): v128 {
  return i32x4.add(c, i32x4.shl(c, 3));
}

/** What becomes of state c and the words just drawn, as the next c. */
export function nextC(c: v128, words: v128): v128 {
  return i32x4.add(rotate(c, 21), words);
}

/** Writes the states of the four streams of an example, by its address, to `STREAMS`, and once more behind. */
export function seekExample(low: i32, high: i32, key0: i32, key1: i32): void {
  const lows = i32x4.splat(low);
  const highs = i32x4.add(i32x4(0, 1, 2, 3), i32x4.splat(high << 3));
  const more = i32x4.add(highs, i32x4.splat(4));
  threefry(lows, highs, lows, more, lows, highs, lows, more, key0, key1, STREAMS, STREAMS + 16, 32);
}

/** Writes the states to `STREAMS`, from where `nextWord` goes on, one word at a time. */
export function keepStreams(a: v128, b: v128, c: v128, d: v128): void {
  v128.store(STREAMS, a);
  v128.store(STREAMS, b, 16);
  v128.store(STREAMS, c, 32);
  v128.store(STREAMS, d, 48);
  store<u32>(STREAMS, 16, 80);
}

function refill(): void {
  const b = v128.load(STREAMS, 16);
  const c = v128.load(STREAMS, 32);
  const d = v128.load(STREAMS, 48);
  const words = wordsOf(v128.load(STREAMS), b, d);
  keepStreams(nextA(b), nextB(c), nextC(c, words), i32x4.add(d, i32x4.splat(1)));
  v128.store(STREAMS, words, 64);
}

/** The next word of an example, behind those drawn in bulk. */
export function nextWord(): u32 {
  let used = load<u32>(STREAMS, 80);
  if (used === 16) {
    refill();
    used = 0;
  }
  store<u32>(STREAMS, used + 4, 80);
  return load<u32>(<usize>used + STREAMS, 64);
}

/** An unbiased whole number below `bound`: `drawBelow` of `random/bounded.ts`. */
export function nextBelow(bound: u32): u32 {
  let product = <u64>nextWord() * <u64>bound;
  if (<u32>product < bound) {
    const least: u32 = (<u32>0 - bound) % bound;
    while (<u32>product < least) product = <u64>nextWord() * <u64>bound;
  }
  return <u32>(product >> 32);
}
