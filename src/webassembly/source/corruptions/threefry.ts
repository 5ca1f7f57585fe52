import { rotate, rotate16, rotate24 } from './rotate';

/**
 * Threefry2x32 with 20 rounds on sixteen counters, given as four vectors of low words and four of high words, whose rounds take
 * turns: fewer leave the units of a CPU idle. Stores the first random words of each vector at `firsts`, their second ones at
 * `seconds`, vector by vector `step` bytes apart.
 */
export function threefry(
  low0: v128,
  high0: v128,
  low1: v128,
  high1: v128,
  low2: v128,
  high2: v128,
  low3: v128,
  high3: v128,
  key0: i32,
  key1: i32,
  firsts: usize,
  seconds: usize,
  step: usize,
): void {
  let k0 = i32x4.splat(key0);
  let k1 = i32x4.splat(key1);
  let k2 = i32x4.splat(key0 ^ key1 ^ 0x1bd11bda);
  let x0 = i32x4.add(low0, k0);
  let y0 = i32x4.add(high0, k1);
  let x1 = i32x4.add(low1, k0);
  let y1 = i32x4.add(high1, k1);
  let x2 = i32x4.add(low2, k0);
  let y2 = i32x4.add(high2, k1);
  let x3 = i32x4.add(low3, k0);
  let y3 = i32x4.add(high3, k1);
  // four rounds with one set of rotations, four with the other; behind each four, the next two of the three key words
  for (let fours = 1; ; fours += 2) {
    x0 = i32x4.add(x0, y0);
    x1 = i32x4.add(x1, y1);
    x2 = i32x4.add(x2, y2);
    x3 = i32x4.add(x3, y3);
    y0 = v128.xor(rotate(y0, 13), x0);
    y1 = v128.xor(rotate(y1, 13), x1);
    y2 = v128.xor(rotate(y2, 13), x2);
    y3 = v128.xor(rotate(y3, 13), x3);
    x0 = i32x4.add(x0, y0);
    x1 = i32x4.add(x1, y1);
    x2 = i32x4.add(x2, y2);
    x3 = i32x4.add(x3, y3);
    y0 = v128.xor(rotate(y0, 15), x0);
    y1 = v128.xor(rotate(y1, 15), x1);
    y2 = v128.xor(rotate(y2, 15), x2);
    y3 = v128.xor(rotate(y3, 15), x3);
    x0 = i32x4.add(x0, y0);
    x1 = i32x4.add(x1, y1);
    x2 = i32x4.add(x2, y2);
    x3 = i32x4.add(x3, y3);
    y0 = v128.xor(rotate(y0, 26), x0);
    y1 = v128.xor(rotate(y1, 26), x1);
    y2 = v128.xor(rotate(y2, 26), x2);
    y3 = v128.xor(rotate(y3, 26), x3);
    x0 = i32x4.add(x0, y0);
    x1 = i32x4.add(x1, y1);
    x2 = i32x4.add(x2, y2);
    x3 = i32x4.add(x3, y3);
    y0 = v128.xor(rotate(y0, 6), x0);
    y1 = v128.xor(rotate(y1, 6), x1);
    y2 = v128.xor(rotate(y2, 6), x2);
    y3 = v128.xor(rotate(y3, 6), x3);
    let next = i32x4.add(k2, i32x4.splat(fours));
    x0 = i32x4.add(x0, k1);
    y0 = i32x4.add(y0, next);
    x1 = i32x4.add(x1, k1);
    y1 = i32x4.add(y1, next);
    x2 = i32x4.add(x2, k1);
    y2 = i32x4.add(y2, next);
    x3 = i32x4.add(x3, k1);
    y3 = i32x4.add(y3, next);
    if (fours === 5) break;
    x0 = i32x4.add(x0, y0);
    x1 = i32x4.add(x1, y1);
    x2 = i32x4.add(x2, y2);
    x3 = i32x4.add(x3, y3);
    y0 = v128.xor(rotate(y0, 17), x0);
    y1 = v128.xor(rotate(y1, 17), x1);
    y2 = v128.xor(rotate(y2, 17), x2);
    y3 = v128.xor(rotate(y3, 17), x3);
    x0 = i32x4.add(x0, y0);
    x1 = i32x4.add(x1, y1);
    x2 = i32x4.add(x2, y2);
    x3 = i32x4.add(x3, y3);
    y0 = v128.xor(rotate(y0, 29), x0);
    y1 = v128.xor(rotate(y1, 29), x1);
    y2 = v128.xor(rotate(y2, 29), x2);
    y3 = v128.xor(rotate(y3, 29), x3);
    x0 = i32x4.add(x0, y0);
    x1 = i32x4.add(x1, y1);
    x2 = i32x4.add(x2, y2);
    x3 = i32x4.add(x3, y3);
    y0 = v128.xor(rotate16(y0), x0);
    y1 = v128.xor(rotate16(y1), x1);
    y2 = v128.xor(rotate16(y2), x2);
    y3 = v128.xor(rotate16(y3), x3);
    x0 = i32x4.add(x0, y0);
    x1 = i32x4.add(x1, y1);
    x2 = i32x4.add(x2, y2);
    x3 = i32x4.add(x3, y3);
    y0 = v128.xor(rotate24(y0), x0);
    y1 = v128.xor(rotate24(y1), x1);
    y2 = v128.xor(rotate24(y2), x2);
    y3 = v128.xor(rotate24(y3), x3);
    next = i32x4.add(k0, i32x4.splat(fours + 1));
    x0 = i32x4.add(x0, k2);
    y0 = i32x4.add(y0, next);
    x1 = i32x4.add(x1, k2);
    y1 = i32x4.add(y1, next);
    x2 = i32x4.add(x2, k2);
    y2 = i32x4.add(y2, next);
    x3 = i32x4.add(x3, k2);
    y3 = i32x4.add(y3, next);
    const first = k0;
    k0 = k2;
    k2 = k1;
    k1 = first;
  }
  v128.store(firsts, x0);
  v128.store(seconds, y0);
  v128.store(firsts + step, x1);
  v128.store(seconds + step, y1);
  v128.store(firsts + 2 * step, x2);
  v128.store(seconds + 2 * step, y2);
  v128.store(firsts + 3 * step, x3);
  v128.store(seconds + 3 * step, y3);
}
