/** Stores the transpose of four rows of four values, each row at its pointer. */
function store4x4(p0: usize, p1: usize, p2: usize, p3: usize, out: usize): void {
  const r0 = v128.load(p0);
  const r1 = v128.load(p1);
  const r2 = v128.load(p2);
  const r3 = v128.load(p3);
  const low01 = v128.shuffle<f32>(r0, r1, 0, 4, 1, 5);
  const low23 = v128.shuffle<f32>(r2, r3, 0, 4, 1, 5);
  const high01 = v128.shuffle<f32>(r0, r1, 2, 6, 3, 7);
  const high23 = v128.shuffle<f32>(r2, r3, 2, 6, 3, 7);
  v128.store(out, v128.shuffle<i64>(low01, low23, 0, 2));
  v128.store(out, v128.shuffle<i64>(low01, low23, 1, 3), 16);
  v128.store(out, v128.shuffle<i64>(high01, high23, 0, 2), 32);
  v128.store(out, v128.shuffle<i64>(high01, high23, 1, 3), 48);
}

/** Packs four runs of `count` values side by side: value k of run r goes to `out[4 k + r]`. */
export function interleave4(p0: usize, p1: usize, p2: usize, p3: usize, count: i32, out: usize): void {
  let k = 0;
  for (; k + 4 <= count; k += 4) {
    store4x4(p0, p1, p2, p3, out);
    p0 += 16;
    p1 += 16;
    p2 += 16;
    p3 += 16;
    out += 64;
  }
  for (; k < count; k++) {
    f32.store(out, f32.load(p0));
    f32.store(out, f32.load(p1), 4);
    f32.store(out, f32.load(p2), 8);
    f32.store(out, f32.load(p3), 12);
    p0 += 4;
    p1 += 4;
    p2 += 4;
    p3 += 4;
    out += 16;
  }
}
