/**
 * The pieces of AssemblyScript that every kernel repeats, as functions that return its text. AssemblyScript has no macros and
 * a function cannot return four vectors, hence text.
 */

/** The text of `piece(0)` to `piece(count - 1)`, one after another. */
export function repeat(count: number, piece: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => piece(index)).join('\n');
}

/** Declares `word` as the next words of the four sfc32 streams whose states are a, b, c and d. */
export function nextWords(word: string): string {
  return `
    const ${word} = i32x4.add(i32x4.add(a, b), d);
    d = i32x4.add(d, one);
    a = v128.xor(b, i32x4.shr_u(b, 9));
    b = i32x4.add(c, i32x4.shl(c, 3));
    c = i32x4.add(${rotated('c', 21)}, ${word});`;
}

/** `vector` with each 32-bit lane rotated to the left; by whole bytes, a single shuffle does it. */
function rotated(vector: string, bits: number): string {
  if (bits % 8 === 0) {
    const bytes = Array.from({ length: 16 }, (_, i) => (i & ~3) + (((i & 3) + 4 - bits / 8) & 3));
    return `v128.shuffle<u8>(${vector}, ${vector}, ${bytes.join(', ')})`;
  }
  return `v128.or(i32x4.shl(${vector}, ${bits}), i32x4.shr_u(${vector}, ${32 - bits}))`;
}

/** Declares the keys of Threefry2x32 as vectors, from the scalars key0 and key1. */
export const keyVectors = `
  const k0 = i32x4.splat(key0), k1 = i32x4.splat(key1), k2 = i32x4.splat(key0 ^ key1 ^ 0x1bd11bda);
  const one = i32x4.splat(1);`;

/**
 * Threefry2x32 with 20 rounds on several vectors of four counters at a time: `p` stands for the variables p0 and p1, which
 * hold the counters with the keys k0 and k1 already added, and afterwards the random words.
 */
export function threefry(names: readonly string[]): string {
  const rotations = [
    [13, 15, 26, 6],
    [17, 29, 16, 24],
  ];
  const keys = ['k0', 'k1', 'k2'];
  const all = (piece: (x: string, y: string) => string) =>
    names.map((name) => piece(`${name}0`, `${name}1`)).join('\n');
  return repeat(5, (group) =>
    [
      ...rotations[group & 1].map((bits) =>
        all((x, y) => `${x} = i32x4.add(${x}, ${y}); ${y} = v128.xor(${rotated(y, bits)}, ${x});`),
      ),
      all(
        (x, y) => `
        ${x} = i32x4.add(${x}, ${keys[(group + 1) % 3]});
        ${y} = i32x4.add(${y}, i32x4.add(${keys[(group + 2) % 3]}, i32x4.splat(${group + 1})));`,
      ),
    ].join('\n'),
  );
}

/** Declares a, b, c and d, the states of the four streams of the example whose address is (`low`, `high`). */
export function seekExample(low: string, high: string): string {
  return `
    let p0 = i32x4.splat(${low} + key0), q0 = p0;
    let p1 = i32x4.add(i32x4.add(i32x4(0, 1, 2, 3), i32x4.splat(${high} << 3)), k1);
    let q1 = i32x4.add(i32x4.splat(4), p1);
    ${threefry(['p', 'q'])}
    let a = p0, b = p1, c = q0, d = q1;`;
}
