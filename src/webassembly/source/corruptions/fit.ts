/** Each value of `count` rows of `size`: times its std, plus its mean (if `scaled`), rounded half up (if `round`), clipped. */
export function fit(
  size: i32,
  count: i32,
  out: usize,
  scaled: bool,
  stds: usize,
  means: usize,
  round: bool,
  least: f32,
  most: f32,
): void {
  const leasts = f32x4.splat(least);
  const mosts = f32x4.splat(most);
  const half = f32x4.splat(0.5);
  const one = f32x4.splat(1);
  const bytes = (<usize>size) << 2;
  const whole = bytes & ~15;
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
