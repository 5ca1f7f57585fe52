/** The lower halves of two vectors, their lanes of type T in turn. */
function low<T>(x: v128, y: v128): v128 {
  if (sizeof<T>() === 4) return v128.shuffle<u32>(x, y, 0, 4, 1, 5);
  return v128.shuffle<u8>(x, y, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23);
}

/** The same of the upper halves. */
function high<T>(x: v128, y: v128): v128 {
  if (sizeof<T>() === 4) return v128.shuffle<u32>(x, y, 2, 6, 3, 7);
  return v128.shuffle<u8>(x, y, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31);
}

/**
 * Weaves the four vectors at p0 to p3 lane by lane, to q0 to q3: a lane of each in turn. For four lanes this is the transpose
 * of a square; of sixteen vectors of sixteen lanes it takes two such rounds, of every fourth vector each.
 */
export function weave<T>(
  p0: usize,
  p1: usize,
  p2: usize,
  p3: usize,
  q0: usize,
  q1: usize,
  q2: usize,
  q3: usize,
): void {
  const x0 = v128.load(p0);
  const x1 = v128.load(p1);
  const x2 = v128.load(p2);
  const x3 = v128.load(p3);
  const even0 = low<T>(x0, x2);
  const odd0 = low<T>(x1, x3);
  const even1 = high<T>(x0, x2);
  const odd1 = high<T>(x1, x3);
  v128.store(q0, low<T>(even0, odd0));
  v128.store(q1, high<T>(even0, odd0));
  v128.store(q2, low<T>(even1, odd1));
  v128.store(q3, high<T>(even1, odd1));
}
