/**
 * A running sum in twice float64's precision (about 32 digits), kept as `high + low` without overlap. Theorem 1 needs it:
 * its weights are large and cancel, so that plain sums over n of them would lose what they are made to keep.
 *
 * Source: Dekker, "A floating-point technique for extending the available precision", Numerische Mathematik 18, 1971.
 */
export class DoubleDouble {
  /** The sum, rounded to float64. */
  high = 0;
  /** What the rounding left out. */
  low = 0;

  add(value: number): void {
    const { high } = this;
    const sum = high + value;
    const virtual = sum - high;
    const error = high - (sum - virtual) + (value - virtual) + this.low;
    this.high = sum + error;
    this.low = sum - this.high + error;
  }

  /** Adds `a * b`, the product unrounded. Both below 1e150. */
  addProduct(a: number, b: number): void {
    const product = a * b;
    const aHigh = upperHalf(a);
    const bHigh = upperHalf(b);
    const aLow = a - aHigh;
    const bLow = b - bHigh;
    this.add(product);
    this.add(aHigh * bHigh - product + aHigh * bLow + aLow * bHigh + aLow * bLow);
  }

  /** Adds `factor * (to - from)`, the difference and the product unrounded. */
  addScaledDifference(factor: DoubleDouble, from: number, to: number): void {
    const difference = to - from;
    const virtual = difference - to;
    const rest = to - (difference - virtual) - (from + virtual);
    this.addProduct(factor.high, difference);
    this.add(factor.high * rest + factor.low * difference);
  }
}

/** The upper 26 bits of a float64's mantissa. */
function upperHalf(value: number): number {
  const scaled = value * 134217729;
  return scaled - (scaled - value);
}
