/**
 * The steps of optimisers in one pass each, with the operations of TensorFlow.js's own steps in their order, and hence their
 * bits. New values go to new places: the old ones may be shared.
 */

/** Stochastic gradient descent: `gradient * rate + value`, where `rate` is negative. */
export function sgdStep(count: i32, rate: f32, gradient: usize, value: usize, newValue: usize): void {
  const rates = f32x4.splat(rate);
  const end = (<usize>count) << 2;
  let at: usize = 0;
  for (; at + 16 <= end; at += 16) {
    const step = f32x4.mul(rates, v128.load(gradient + at));
    v128.store(newValue + at, f32x4.add(step, v128.load(value + at)));
  }
  for (; at < end; at += 4) {
    const step: f32 = rate * f32.load(gradient + at);
    f32.store(newValue + at, step + f32.load(value + at));
  }
}

/** The same with the velocity, `velocity * momentum + gradient`, in place of the gradient. */
export function momentumStep(
  count: i32,
  rate: f32,
  momentum: f32,
  gradient: usize,
  velocity: usize,
  value: usize,
  newVelocity: usize,
  newValue: usize,
): void {
  const rates = f32x4.splat(rate);
  const momenta = f32x4.splat(momentum);
  const end = (<usize>count) << 2;
  let at: usize = 0;
  for (; at + 16 <= end; at += 16) {
    const kept = f32x4.mul(momenta, v128.load(velocity + at));
    const moved = f32x4.add(kept, v128.load(gradient + at));
    v128.store(newVelocity + at, moved);
    v128.store(newValue + at, f32x4.add(f32x4.mul(rates, moved), v128.load(value + at)));
  }
  for (; at < end; at += 4) {
    const kept: f32 = momentum * f32.load(velocity + at);
    const moved: f32 = kept + f32.load(gradient + at);
    f32.store(newVelocity + at, moved);
    const step: f32 = rate * moved;
    f32.store(newValue + at, step + f32.load(value + at));
  }
}

/**
 * Adam. `keep1` and `take1` weigh the old first moment and the gradient, `keep2` and `take2` the old second moment and the
 * gradient's square; `whole1` and `whole2` are what the moments are divided by, because they began at 0.
 */
export function adamStep(
  count: i32,
  rate: f32,
  keep1: f32,
  take1: f32,
  keep2: f32,
  take2: f32,
  whole1: f32,
  whole2: f32,
  epsilon: f32,
  gradient: usize,
  first: usize,
  second: usize,
  value: usize,
  newFirst: usize,
  newSecond: usize,
  newValue: usize,
): void {
  const end = (<usize>count) << 2;
  let at: usize = 0;
  for (; at + 16 <= end; at += 16) {
    const slope = v128.load(gradient + at);
    const squares = f32x4.mul(slope, slope);
    const old1 = f32x4.mul(v128.load(first + at), f32x4.splat(keep1));
    const old2 = f32x4.mul(v128.load(second + at), f32x4.splat(keep2));
    const moment1 = f32x4.add(old1, f32x4.mul(slope, f32x4.splat(take1)));
    const moment2 = f32x4.add(old2, f32x4.mul(squares, f32x4.splat(take2)));
    v128.store(newFirst + at, moment1);
    v128.store(newSecond + at, moment2);
    const mean = f32x4.div(moment1, f32x4.splat(whole1));
    const spread = f32x4.sqrt(f32x4.div(moment2, f32x4.splat(whole2)));
    const ratio = f32x4.div(mean, f32x4.add(spread, f32x4.splat(epsilon)));
    v128.store(newValue + at, f32x4.add(f32x4.mul(ratio, f32x4.splat(rate)), v128.load(value + at)));
  }
  for (; at < end; at += 4) {
    const slope = f32.load(gradient + at);
    const square: f32 = slope * slope;
    const old1: f32 = f32.load(first + at) * keep1;
    const old2: f32 = f32.load(second + at) * keep2;
    const new1: f32 = slope * take1;
    const new2: f32 = square * take2;
    const moment1: f32 = old1 + new1;
    const moment2: f32 = old2 + new2;
    f32.store(newFirst + at, moment1);
    f32.store(newSecond + at, moment2);
    const spread: f32 = sqrt<f32>(moment2 / whole2);
    const ratio: f32 = moment1 / whole1 / (spread + epsilon);
    const step: f32 = ratio * rate;
    f32.store(newValue + at, step + f32.load(value + at));
  }
}
