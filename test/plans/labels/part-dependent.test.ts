import { describe, expect, it } from 'vitest';
import { audit, corruptLabels, partDependent, transitionCounts } from '../../../src/index.js';

const classes = 5;
const n = 20_000;
const d = 8;
const labels = Int32Array.from({ length: n }, (_, i) => i % classes);
const features = Float64Array.from({ length: n * d }, (_, i) => (((i * 2654435761) >>> 8) % 1000) / 1000);
const noise = (flipRate: number, scale = 1) => partDependent(features, { flipRate, scale });
const corrupt = (flipRate: number, scale = 1) =>
  corruptLabels(labels, { noise: noise(flipRate, scale), classes, seed: 7 }).labels;

/** The mean of Normal(mean, 0.1) truncated to [0, 1]. */
function truncatedMean(mean: number): number {
  let [mass, moment] = [0, 0];
  for (let t = 0.00005; t < 1; t += 0.0001) {
    const density = Math.exp(-0.5 * ((t - mean) / 0.1) ** 2);
    mass += density;
    moment += density * t;
  }
  return moment / mass;
}

describe('partDependent', () => {
  it.each([0, 0.1, 0.4, 0.9])(
    'realises the mean of the truncated normal at a flip rate of %d',
    (flipRate) => {
      const { rate } = audit(labels, corrupt(flipRate), { classes });
      // Hoeffding: a deviation of t has a probability below 2 exp(-2 n t^2), here 1e-9.
      const bound = Math.sqrt(Math.log(2 / 1e-9) / (2 * n));
      expect(Math.abs(rate - truncatedMean(flipRate))).toBeLessThan(bound);
      expect(bound).toBeLessThan(0.024);
    },
  );

  it('lifts a nominal 0.1 to 0.128, as the original does', () => {
    expect(truncatedMean(0.1)).toBeCloseTo(0.1288, 3);
  });

  it('is nested in the flip rate: what changes at 0.2 changes in the same way at 0.5', () => {
    const [low, high] = [corrupt(0.2), corrupt(0.5)];
    const moved = low.filter((label, i) => label !== labels[i] && high[i] !== label);
    expect(moved.length).toBe(0);
  });

  it('depends on the inputs and their scale: larger inputs send a class one way', () => {
    const concentration = (scale: number) => {
      const matrix = transitionCounts(audit(labels, corrupt(0.5, scale), { classes }).matrix, classes);
      return (
        matrix[0].reduce((most, count, k) => (k === 0 ? most : Math.max(most, count)), 0) / (n / classes)
      );
    };
    expect(concentration(0)).toBeLessThan(0.5 / 3);
    expect(concentration(255)).toBeGreaterThan(concentration(0.1));
  });

  it('flips to each wrong class alike where the inputs are 0', () => {
    const matrix = transitionCounts(audit(labels, corrupt(0.5, 0), { classes }).matrix, classes);
    const flips = matrix.flatMap((row, y) => row.filter((_, k) => k !== y));
    const expected = flips.reduce((a, b) => a + b, 0) / flips.length;
    const chi2 = flips.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
    // 19 degrees of freedom at most; the upper 1e-9 quantile of chi-square(19) is below 80 (Laurent and Massart, 2000:
    // 19 + 2 sqrt(19 x) + 2 x with x = ln 1e9 gives 100).
    expect(chi2).toBeLessThan(100);
  });

  it('takes a function of the id, shard by shard, with the same bits', () => {
    const byId = partDependent((id) => features.subarray(Number(id) * d, (Number(id) + 1) * d), {
      flipRate: 0.4,
    });
    const whole = corruptLabels(labels, { noise: byId, classes, seed: 7 }).labels;
    expect(whole).toEqual(corrupt(0.4));
    const tail = corruptLabels(labels.slice(777), {
      noise: byId,
      classes,
      seed: 7,
      ids: { first: 777 },
    }).labels;
    expect(tail).toEqual(whole.slice(777));
  });

  it('gives each wrong class an equal share of the words if the inputs are 0', () => {
    const set = { classes, seed: 1 };
    const { choose } = partDependent(() => [0], { flipRate: 1 }).prepare(Int32Array.of(2), set);
    const choiceOf = (word: number) => choose(2, 0, word | 0, () => Number.NaN);
    const quarter = 2 ** 30;
    const ends = [0, 1, 2, 3].flatMap((k) => [k * quarter, (k + 1) * quarter - 1]);
    expect(ends.map(choiceOf)).toEqual([0, 0, 1, 1, 3, 3, 4, 4]);
  });

  it('value stability', () => {
    expect(Array.from(corrupt(0.4).slice(0, 40)).join('')).toMatchInlineSnapshot(
      `"0124422344214340423322231022220123021014"`,
    );
  });

  it('says what is wrong', () => {
    const flipRate = 0.4;
    expect(() => partDependent(3 as never, { flipRate })).toThrow(
      new TypeError('`features` must be n x d numbers or a function of the example, got 3'),
    );
    expect(() => partDependent(undefined as never, { flipRate })).toThrow(
      new TypeError('`features` must be n x d numbers or a function of the example, got undefined'),
    );
    expect(() => partDependent([], { flipRate: -1 })).toThrow(
      '`flipRate` must be a number from 0 to 1, got -1',
    );
    expect(() => partDependent([], { flipRate, deviation: 0 })).toThrow(
      new RangeError('`deviation` must be a number of at least 0.001, got 0'),
    );
    expect(() => partDependent([], { flipRate, scale: Number.NaN })).toThrow(
      new RangeError('`scale` must be a finite number, got NaN'),
    );
    expect(() => partDependent([], { flipRate, rate: 1 } as never)).toThrow('`rate` is not an option');
    const apply = (of: Parameters<typeof partDependent>[0]) =>
      corruptLabels([0, 1, 0], { noise: partDependent(of, { flipRate }), classes: 2, seed: 1 });
    expect(() => apply([1, 2, 3, 4])).toThrow(
      new RangeError('`features` must be n x d numbers for n = 3, got 4'),
    );
    expect(() => apply([])).toThrow(new RangeError('`features` must be n x d numbers for n = 3, got 0'));
    expect(() => apply([1, 2, 3, 4, 5, Number.NaN])).toThrow(
      new RangeError('`features[5]` must be a finite number, got NaN'),
    );
    expect(() => apply((id) => [1, id === 2 ? Number.POSITIVE_INFINITY : 1])).toThrow(
      new RangeError('`features of example 2[1]` must be a finite number, got Infinity'),
    );
    const large = partDependent([1, -2, 1e300], { flipRate, scale: -1e300 });
    expect(() => corruptLabels([0, 1, 0], { noise: large, classes: 2, seed: 1 })).toThrow(
      new RangeError(
        '`features of example 0[0]` must be from -1e+37 to 1e+37 when it is multiplied by `scale`, got 1; choose a smaller `scale`',
      ),
    );
    expect(apply(() => [1e37]).plan.picked).toBeLessThanOrEqual(3);
    expect(() => apply((id) => (id === 1 ? [1] : [1, 2]))).toThrow(
      new TypeError('`features of example 1` must be 2 numbers, got [1]'),
    );
    expect(() => apply((() => undefined) as never)).toThrow(
      new TypeError('`features of example 0` must be an array of numbers, got undefined'),
    );
    expect(() => apply(() => null as never)).toThrow(
      new TypeError('`features of example 0` must be an array of numbers, got null'),
    );
    expect(() => apply((id) => (id === 1 ? ('12' as never) : [1, 2]))).toThrow(
      new TypeError('`features of example 1` must be 2 numbers, got "12"'),
    );
    expect(() => apply(() => [])).toThrow(
      new TypeError('`features of example 0` must be an array of numbers, got []'),
    );
    expect(() =>
      corruptLabels([0], { noise: partDependent([1], { flipRate }), classes: 1, seed: 1 }),
    ).toThrow('`classes` must be a whole number from 2');
  });
});
