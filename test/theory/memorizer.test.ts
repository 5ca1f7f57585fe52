import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ExampleWords } from '../../src/random/example-words.js';
import { deriveKey } from '../../src/random/key.js';
import { deepMemorizer } from '../../src/theory/deep-memorizer.js';
import { type Memorizer, memorizer } from '../../src/theory/memorizer.js';
import { project } from '../../src/theory/points.js';

/** Numbers from -1 to 1, from the library's own streams. */
function uniform(count: number, name: string): Float64Array {
  const words = new ExampleWords();
  words.seek(deriveKey(0, 'test', name), 0, 0);
  return Float64Array.from({ length: count }, () => words.next() / 2 ** 31);
}

const largest = (values: ArrayLike<number>) =>
  Array.from(values).reduce((most, value) => Math.max(most, Math.abs(value)), 0);
const worst = (got: ArrayLike<number>, wanted: ArrayLike<number>) =>
  largest(Float64Array.from(got, (value, i) => value - wanted[i]));

/** The network as the theorem writes it, unit by unit. */
const byUnits = ({ direction, biases, weights }: Memorizer, point: ArrayLike<number>) => {
  const t = direction.reduce((sum, a, k) => sum + a * point[k], 0);
  return biases.reduce((sum, bias, j) => sum + weights[j] * Math.max(t - bias, 0), 0);
};

/** Four roundings: of a weight, times the distance that it acts over up to its own point, and of the values. */
const roundingOf = (network: Memorizer, points: number[], values: number[]) => {
  const n = values.length;
  const x = project({ values: points, n, d: points.length / n }, network.direction).sort();
  return (
    2 ** -50 * (largest(values) + largest(network.weights.map((w, j) => w * (x[j] - network.biases[j]))))
  );
};

/** What summing the units in float64 can lose at a point: n + 2 roundings of a sum of this size, and those of t. */
const lossOf = ({ biases, weights }: Memorizer) => {
  const reach = biases.reduce(
    (sum, bias, j) => sum + Math.abs(weights[j]) * (biases[biases.length - 1] - bias),
    0,
  );
  return 2 * (biases.length + 2) * 2 ** -53 * reach + largest(weights) * biases.length * 2 ** -40;
};

describe('theorem 1', () => {
  it('fits 100,000 points in 784 dimensions with 2n + d weights', () => {
    const [n, d] = [100_000, 784];
    const words = new ExampleWords();
    words.seek(deriveKey(0, 'test', 'bytes'), 0, 0);
    words.generate((n * d) / 4);
    const points = new Uint8Array(words.words.buffer, 0, n * d);
    const values = uniform(n, 'values');
    const network = memorizer(points, values);
    expect(network.weightCount).toBe(2 * n + d);
    expect(network.direction.length + network.biases.length + network.weights.length).toBe(2 * n + d);
    expect(worst(network.evaluate(points), values)).toBeLessThan(1e-6 * largest(values));
    expect(network.residual).toBe(worst(network.evaluate(points), values));
  });

  it('agrees with a dense solve of the triangular system of lemma 1', () => {
    const [n, d] = [12, 3];
    const points = uniform(n * d, 'points');
    const values = uniform(n, 'values');
    const { direction, biases, weights } = memorizer(points, values);
    const x = Array.from({ length: n }, (_, i) =>
      direction.reduce((sum, a, k) => sum + a * points[i * d + k], 0),
    );
    const rows = x.map((t, i) => [...Array.from(biases, (b) => Math.max(t - b, 0)), values[i]]);
    for (let c = 0; c < n; c++) {
      const pivot = rows.slice(c).reduce((best, row) => (Math.abs(row[c]) > Math.abs(best[c]) ? row : best));
      rows.splice(rows.indexOf(pivot), 1);
      rows.splice(c, 0, pivot);
      for (const row of rows) {
        const factor = row[c] / pivot[c];
        if (row !== pivot) row.forEach((_, k) => (row[k] -= factor * pivot[k]));
      }
    }
    expect(
      worst(
        rows.map((row, c) => row[n] / row[c]),
        weights,
      ),
    ).toBeLessThan(1e-9 * largest(weights));
  });

  it('has biases that interleave with the projections', () => {
    const points = uniform(40, 'points');
    const { direction, biases } = memorizer(points, uniform(20, 'values'));
    const x = Array.from(
      { length: 20 },
      (_, i) => direction[0] * points[2 * i] + direction[1] * points[2 * i + 1],
    );
    x.sort((a, b) => a - b);
    biases.forEach((bias, j) => {
      expect(bias).toBeLessThan(x[j]);
      if (j > 0) expect(bias).toBeGreaterThanOrEqual(x[j - 1] - 1e-15);
    });
  });

  it('is the sum over its units, and zero below all of them', () => {
    const points = uniform(300, 'points');
    const network = memorizer(points, uniform(100, 'values'));
    const others = uniform(60, 'others');
    const values = network.evaluate(others);
    const summed = Float64Array.from({ length: 20 }, (_, i) =>
      byUnits(network, others.subarray(3 * i, 3 * i + 3)),
    );
    expect(worst(values, summed)).toBeLessThan(lossOf(network));
    expect(network.evaluate(network.direction.map((a) => -100 * a))[0]).toBe(0);
  });

  it('evaluates what its units add up to in exact arithmetic', () => {
    const n = 3000;
    const points = uniform(3 * n, 'points');
    const network = memorizer(points, uniform(n, 'values'));
    const exact = (value: number) => BigInt(value * 2 ** 100);
    const biases = Array.from(network.biases, exact);
    const weights = Array.from(network.weights, exact);
    const some = points.subarray(0, 300);
    const summed = Array.from(project({ values: some, n: 100, d: 3 }, network.direction), exact).map((t) =>
      biases.reduce((sum, bias, j) => (t > bias ? sum + weights[j] * (t - bias) : sum), 0n),
    );
    const wanted = summed.map((sum) => Number(sum) / 2 ** 200);
    expect(worst(network.evaluate(some), wanted)).toBeLessThan(2 ** -50);
    expect(
      worst(
        wanted.map((_, i) => byUnits(network, some.subarray(3 * i, 3 * i + 3))),
        wanted,
      ),
    ).toBeGreaterThan(1e-12);
  });

  const value = fc.double({ min: -1e6, max: 1e6, noNaN: true }).map((v) => (Math.abs(v) < 1e-60 ? 0 : v));
  const coordinate = value.map((v) => Math.round(v * 1e6) / 1e6);
  const cloud = fc.integer({ min: 1, max: 5 }).chain((d) => {
    const point = fc.array(coordinate, { minLength: d, maxLength: d });
    return fc.tuple(fc.constant(d), fc.array(fc.tuple(point, value), { minLength: 1, maxLength: 60 }));
  });
  const distinct = (rows: [number[], number][]) => [
    ...new Map(rows.map((row) => [row[0].map((v) => v + 0).join(), row])).values(),
  ];
  const fits = (rows: [number[], number][]) => {
    const points = rows.flatMap(([point]) => point);
    const values = rows.map((row) => row[1]);
    const network = memorizer(points, values);
    expect(network.weightCount).toBe(2 * rows.length + rows[0][0].length);
    expect(worst(network.evaluate(points), values)).toBeLessThanOrEqual(roundingOf(network, points, values));
  };

  it('fits any random points', () => {
    fc.assert(fc.property(cloud, ([, rows]) => fits(distinct(rows as [number[], number][]))));
  });

  it('fits clusters of any tightness', () => {
    fc.assert(
      fc.property(cloud, fc.integer({ min: 0, max: 9 }), ([d, rows], digits) => {
        const clustered = (rows as [number[], number][]).map(([point, y], i): [number[], number] => [
          point.map((v, k) => ((i + k) % 3) + Math.round(v) * 10 ** -digits * 1e-3),
          y,
        ]);
        expect(clustered[0][0]).toHaveLength(d);
        fits(distinct(clustered));
      }),
    );
  });

  it('fits points on a line', () => {
    fc.assert(
      fc.property(
        cloud,
        fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 5, maxLength: 5 }),
        ([d, rows], line) => {
          const step = line.slice(0, d).map((v) => v || 1);
          fits(
            (rows as [number[], number][]).map(([, y], i): [number[], number] => [
              step.map((s) => 7 + s * i),
              y,
            ]),
          );
        },
      ),
    );
  });

  it('tells points apart that differ in the last bit of one coordinate', () => {
    const points = [1, 2, 3, 1, 2 + 2 ** -51, 3, 1, 2, 3 + 2 ** -51, 5, 5, 5];
    const values = [1, -1, 2, 0];
    expect(worst(memorizer(points, values).evaluate(points), values)).toBeLessThan(1e-9);
  });

  it('counts points that coincide once, and names them where their values differ', () => {
    const points = [0, 1, 2, 3, 0, 1, 5, 8];
    expect(memorizer(points, [4, 5, 4, 6]).weightCount).toBe(2 * 3 + 2);
    expect(() => memorizer(points, [4, 5, 7, 6])).toThrow(
      new RangeError(
        '`points` must be distinct where their values differ, got 4; points 0 and 2 are the same; drop one or give them one value',
      ),
    );
  });

  it('says so where float64 cannot tell points apart', () => {
    const points = [1e-200, 1e100, 2e-200, 1e100, 0, 2e100];
    expect(() => memorizer(points, [1, 2, 3])).toThrow(
      '`points` must be further apart than the rounding of float64, got 3; points 0 and 1 fall together in every direction tried; centre and scale the points',
    );
  });

  it('says so where weights overflow', () => {
    expect(() => memorizer([0, 1e-300], [0, 1e20])).toThrow(
      '`points` must be far enough apart for finite weights, got 2; scale the points up or the values down',
    );
  });

  it('refuses what is no sample', () => {
    const cases: [unknown, unknown, unknown, string][] = [
      ['ab', [1], {}, '`points` must be an array or a typed array of numbers, got "ab"'],
      [[1, 2], 'ab', {}, '`values` must be an array or a typed array of numbers, got "ab"'],
      [[1, 2], [], {}, '`values` must be at least one number, got 0'],
      [[1, 2, 3], [1, 2], {}, '`points` must be 2 x d numbers, d of them a point, got 3'],
      [[1, Number.NaN], [1, 2], {}, '`points[1]` must be a finite number, got NaN'],
      [[1, 2], [1, Number.POSITIVE_INFINITY], {}, '`values[1]` must be a finite number, got Infinity'],
      [
        [1.7e308, 1.7e308, 1.7e308, -1.7e308],
        [1, 2],
        {},
        '`points` must be of a size whose sums are finite, got "larger ones"; scale them down',
      ],
      [[1, 2], [1, 2], { sed: 1 }, '`sed` is not an option; the options are seed'],
    ];
    for (const [points, values, options, message] of cases) {
      expect(() => memorizer(points as number[], values as number[], options as object)).toThrow(message);
    }
    expect(() => memorizer([1, 2, 3, 4], [1, 2]).evaluate([1, 2, 3])).toThrow(
      '`points` must be m x 2 numbers, got 3',
    );
  });

  it('value stability: the direction and the weights of a seed', () => {
    const { direction, weights } = memorizer([0, 0, 1, 0, 0, 1], [1, 2, 3]);
    expect(Array.from(direction)).toMatchInlineSnapshot(`
      [
        1.7360073328018188,
        1.3829172849655151,
      ]
    `);
    expect(Array.from(weights)).toMatchInlineSnapshot(`
      [
        1.1520688664212677,
        0.2941492275624753,
        -4.278356824961543,
      ]
    `);
    expect(memorizer([0, 0, 1, 0, 0, 1], [1, 2, 3], { seed: 'x' }).direction).not.toEqual(direction);
  });
});

describe('corollary 1', () => {
  it.each([2, 3, 7, 101])('fits at depth %i, with its width and its number of weights', (depth) => {
    const [n, d] = [100, 6];
    const points = uniform(n * d, 'points');
    const values = uniform(n, 'values');
    const network = deepMemorizer(points, values, { depth });
    expect(network.layers).toHaveLength(depth - 1);
    expect(network.width).toBeLessThanOrEqual(n / (depth - 1) + 4);
    expect(network.weightCount).toBeLessThanOrEqual(2 * n + d + 4 * depth);
    const stored = network.layers.reduce((sum, layer) => sum + layer.biases.length + layer.weights.length, d);
    expect(network.weightCount).toBe(stored + 2 * (depth - 2));
    expect(worst(network.evaluate(points), values)).toBeLessThan(lossOf(memorizer(points, values)));
  });

  it('hands on nothing outside the range of the values, and is level beyond the last layer but one', () => {
    const points = uniform(60, 'points');
    const network = deepMemorizer(points, uniform(60, 'values'), { depth: 4 });
    for (const { biases, weights } of network.layers.slice(0, -1)) {
      const slope = weights.reduce((sum, w) => sum + w, 0);
      expect(Math.abs(slope)).toBeLessThan(1e-9 * largest(weights));
      expect(biases.length).toBe(weights.length);
    }
    expect(network.floor).toBeLessThanOrEqual(0);
  });

  it('refuses a depth that is none', () => {
    expect(() => deepMemorizer([1, 2], [1, 2], { depth: 1 })).toThrow(
      '`depth` must be a whole number from 2 to 9007199254740991, got 1',
    );
    expect(() => deepMemorizer([1, 2], [1, 2], { depth: 4 })).toThrow(
      '`depth` must be a whole number from 2 to 3, got 4',
    );
    expect(() => deepMemorizer([1, 2], [1, 2], { depth: 2, wide: 1 } as { depth: number })).toThrow(
      '`wide` is not an option',
    );
  });
});
