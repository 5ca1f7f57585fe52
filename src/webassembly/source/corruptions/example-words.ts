import { threefry } from './threefry';

/** Draws the first two random words of `count` examples, and of up to 15 behind; all arrays are of 32-bit integers. */
export function exampleWords(
  count: i32,
  key0: i32,
  key1: i32,
  lows: usize,
  highs: usize,
  firsts: usize,
  seconds: usize,
): void {
  const end = (<usize>count) << 2;
  for (let at: usize = 0; at < end; at += 64) {
    threefry(
      v128.load(lows + at),
      i32x4.shl(v128.load(highs + at), 3),
      v128.load(lows + at, 16),
      i32x4.shl(v128.load(highs + at, 16), 3),
      v128.load(lows + at, 32),
      i32x4.shl(v128.load(highs + at, 32), 3),
      v128.load(lows + at, 48),
      i32x4.shl(v128.load(highs + at, 48), 3),
      key0,
      key1,
      firsts + at,
      seconds + at,
      16,
    );
  }
}

/** Writes consecutive addresses. */
export function countUp(out: usize, count: i32, first: i32): void {
  let next = i32x4.add(i32x4(0, 1, 2, 3), i32x4.splat(first));
  const end = out + ((<usize>count) << 2);
  for (; out < end; out += 16) {
    v128.store(out, next);
    next = i32x4.add(next, i32x4.splat(4));
  }
}
