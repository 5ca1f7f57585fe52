import { describe, expect, it } from 'vitest';
import { expNegative } from '../../src/random/exp-negative.js';
import { truncatedNormal } from '../../src/random/truncated-normal.js';

/** Words spread evenly over all 2^32. */
const words = Array.from({ length: 20_001 }, (_, i) => Math.round((i / 20_000) * 0xffffffff) | 0);

/** The distribution function of the truncated normal at t, by Simpson's rule with Math.exp, as an independent route. */
function distribution(t: number, mean: number, deviation: number): number {
  const area = (to: number) => {
    const steps = 4000;
    let sum = 0;
    for (let i = 0; i <= steps; i++) {
      const weight = i === 0 || i === steps ? 1 : i % 2 ? 4 : 2;
      sum += weight * Math.exp(-0.5 * (((i / steps) * to - mean) / deviation) ** 2);
    }
    return (sum * to) / steps / 3;
  };
  return area(t) / area(1);
}

describe('expNegative', () => {
  it('is e^y to 1e-9 relative from 0 to -700, and 0 below', () => {
    for (let y = 0; y >= -700; y -= 0.37) expect(expNegative(y) / Math.exp(y)).toBeCloseTo(1, 9);
    expect(expNegative(-700) / Math.exp(-700)).toBeCloseTo(1, 9);
    expect(expNegative(-700.1)).toBe(0);
    expect(expNegative(-Infinity)).toBe(0);
    expect(expNegative(0)).toBe(1);
    expect(expNegative(-9)).toBe(0.0001234098040872105);
  });
});

describe('truncatedNormal', () => {
  it.each([
    [0.1, 0.1],
    [0.4, 0.1],
    [0, 0.1],
    [1, 0.3],
    [0.5, 0.02],
  ])('has the distribution of Normal(%d, %d) on [0, 1]', (mean, deviation) => {
    const sample = truncatedNormal(mean, deviation);
    const bound = (1 / 4096 / deviation) ** 2 + 1e-9;
    for (let i = 0; i < words.length; i += 1000) {
      const share = ((words[i] >>> 0) + 0.5) / 2 ** 32;
      expect(Math.abs(distribution(sample(words[i]), mean, deviation) - share)).toBeLessThan(bound);
    }
  });

  it('never falls in the word, nor in the mean', () => {
    const means = [0, 0.05, 0.1, 0.3, 0.300001, 0.7, 1].map((mean) => truncatedNormal(mean, 0.1));
    let falls = 0;
    for (let i = 1; i < words.length; i++) {
      const values = means.map((sample) => sample(words[i]));
      means.forEach((sample, m) => {
        if (values[m] < sample(words[i - 1]) - 1e-15) falls++;
        if (m > 0 && values[m] < values[m - 1] - 1e-12) falls++;
      });
    }
    expect(falls).toBe(0);
  });

  it('value stability', () => {
    const sample = truncatedNormal(0.4, 0.1);
    expect([0, 1, 0x7fffffff, -1].map(sample)).toMatchInlineSnapshot(`
      [
        8.656093169705709e-8,
        2.5968279509117127e-7,
        0.4000039692437819,
        0.99818671661261,
      ]
    `);
  });
});
