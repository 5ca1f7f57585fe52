import { memory, profile } from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { ExampleWords } from '../../src/random/example-words.js';
import { deriveKey } from '../../src/random/key.js';
import { type InterpolationOptions, interpolate } from '../../src/theory/interpolate.js';
import {
  type IterativeInterpolant,
  interpolateIteratively,
} from '../../src/theory/interpolate-iteratively.js';
import {
  arcCosine,
  gaussian,
  type KernelFunction,
  linear,
  polynomial,
} from '../../src/theory/kernel-functions.js';
import { linearDescent } from '../../src/theory/linear-descent.js';
import { linearWeights } from '../../src/theory/linear-weights.js';
import { factorize, panelStart, triangleLength } from '../../src/theory/tiles/cholesky.js';
import { solveFactorized } from '../../src/theory/tiles/substitution.js';
import { plainMemory, simdMemory } from '../../src/theory/tiles/tile-memory.js';
import { BACKENDS, useBackend } from '../backend.js';

/** Numbers from -1 to 1, from the library's own streams. */
function uniform(count: number, name: string): Float64Array {
  const words = new ExampleWords();
  words.seek(deriveKey(0, 'test', name), 0, 0);
  return Float64Array.from({ length: count }, () => words.next() / 2 ** 31);
}

const worst = (got: ArrayLike<number>, wanted: ArrayLike<number>) =>
  Array.from(got).reduce((most, value, i) => Math.max(most, Math.abs(value - wanted[i])), 0);
const kernels: [string, KernelFunction][] = [
  ['linear', linear()],
  ['gaussian', gaussian(0.02)],
  ['polynomial', polynomial(3, 0.5, 2)],
  ['arc-cosine 0', arcCosine(0)],
  ['arc-cosine 1', arcCosine(1)],
];

describe('cholesky', () => {
  const panels = 140;
  const n = 4 * panels;
  /** A B^T-like matrix with a known factor: L is lower triangular with a dominant diagonal. */
  const entry = (i: number, j: number) => (i === j ? 3 : j < i ? ((7 * i + 13 * j) % 11) / 500 - 0.01 : 0);
  const fill = (values: Float64Array) => {
    for (let i = 0; i < n; i++) {
      for (let j = 0; j <= i; j++) {
        let sum = 0;
        for (let k = 0; k <= j; k++) sum += entry(i, k) * entry(j, k);
        values[panelStart(0, i >> 2) + 4 * j + (i & 3)] = sum;
      }
    }
  };

  it('recovers a known factor, over several blocks, with the same bits in SIMD and in TypeScript', () => {
    const plain = plainMemory(triangleLength(panels));
    const simd = simdMemory(triangleLength(panels));
    if (!simd) throw new Error('Node has SIMD');
    for (const memory of [plain, simd]) {
      fill(memory.values);
      expect(factorize(memory, 0, panels)).toBe(-1);
    }
    expect(simd.values).toEqual(plain.values);
    let error = 0;
    for (let i = 0; i < n; i++) {
      for (let j = 0; j <= i; j++) {
        error = Math.max(
          error,
          Math.abs(plain.values[panelStart(0, i >> 2) + 4 * j + (i & 3)] - entry(i, j)),
        );
      }
    }
    expect(error).toBeLessThan(1e-13);
    const x = uniform(n, 'x');
    const upper = x.map((_, k) => x.reduce((sum, value, i) => sum + entry(i, k) * value, 0));
    const y = x.map((_, i) => upper.reduce((sum, value, k) => sum + entry(i, k) * value, 0));
    solveFactorized(plain, 0, panels, [y]);
    expect(worst(y, x)).toBeLessThan(1e-12);
  });

  it('names the first row without a pivot', () => {
    const memory = plainMemory(triangleLength(2));
    for (let i = 0; i < 8; i++) {
      for (let j = 0; j <= i; j++) memory.values[panelStart(0, i >> 2) + 4 * j + (i & 3)] = i === j ? 1 : 0;
    }
    memory.values[panelStart(0, 1) + 4 * 5 + 1] = 0;
    expect(factorize(memory, 0, 2)).toBe(5);
  });

  it('has no SIMD memory beyond 4 GiB', () => {
    expect(simdMemory(2 ** 29)).toBeUndefined();
  });
});

describe('kernels', () => {
  it('have their published values', () => {
    expect(linear().of(6, 4, 9)).toBe(6);
    expect(gaussian(0.5).of(1, 2, 3)).toBeCloseTo(Math.exp(-1.5), 15);
    expect(polynomial(2).of(3, 0, 0)).toBe(16);
    // Cho and Saul 2009: equal vectors 1 and |x|^2, opposite ones 0, orthogonal ones 1/2 and |x||z| / pi.
    expect(arcCosine(0).of(4, 4, 4)).toBe(1);
    expect(arcCosine(1).of(4, 4, 4)).toBe(4);
    expect(arcCosine(0).of(-4, 4, 4)).toBe(0);
    expect(arcCosine(1).of(-4, 4, 4)).toBeCloseTo(0, 15);
    expect(arcCosine(0).of(0, 4, 9)).toBe(0.5);
    expect(arcCosine(1).of(0, 4, 9)).toBeCloseTo(6 / Math.PI, 15);
    expect(arcCosine(1).of(0, 0, 9)).toBe(0);
  });

  it('arc-cosine is what random rectifiers average to', () => {
    const [x, z, w] = [uniform(3, 'x'), uniform(3, 'z'), uniform(3 * 200_000, 'w')];
    const dot = (a: Float64Array, b: Float64Array) => a.reduce((sum, value, k) => sum + value * b[k], 0);
    const draws = Float64Array.from({ length: 200_000 }, (_, i) => {
      const v = w.subarray(3 * i, 3 * i + 3);
      const square = dot(v, v);
      return square > 1 ? Number.NaN : (Math.sign(dot(v, x)) + 1) * (Math.sign(dot(v, z)) + 1) * 0.5;
    }).filter((value) => !Number.isNaN(value));
    const mean = draws.reduce((sum, value) => sum + value, 0) / draws.length;
    // Values are 0 or 2: the deviation of the mean is at most 1 / sqrt(draws), of which five are allowed.
    expect(Math.abs(mean - arcCosine(0).of(dot(x, z), dot(x, x), dot(z, z)))).toBeLessThan(
      5 / Math.sqrt(draws.length),
    );
  });

  it('refuse parameters that are none', () => {
    expect(() => gaussian(0)).toThrow('`gamma` must be a number above 0, got 0');
    expect(() => polynomial(0)).toThrow('`degree` must be a whole number from 1 to 9007199254740991, got 0');
    expect(() => polynomial(2, -1)).toThrow('`offset` must be a number of at least 0, got -1');
    expect(() => polynomial(2, 1, 0)).toThrow('`scale` must be a number above 0, got 0');
    expect(() => arcCosine(2)).toThrow('`order` must be a whole number from 0 to 1, got 2');
  });
});

describe('interpolate', () => {
  it.each(kernels)('passes through all targets under the %s kernel, and evaluates the sum', (_, kernel) => {
    const [n, d, outputs] = [37, 41, 3];
    const points = uniform(n * d, 'points');
    const targets = uniform(n * outputs, 'targets');
    const solution = interpolate(points, targets, { kernel, outputs });
    expect(worst(solution.evaluate(points), targets)).toBeLessThan(1e-9);
    const other = uniform(d, 'other');
    const dot = (a: Float64Array, b: Float64Array) => a.reduce((sum, value, k) => sum + value * b[k], 0);
    const summed = new Float64Array(outputs);
    for (let i = 0; i < n; i++) {
      const x = points.subarray(i * d, i * d + d);
      const weight = kernel.of(dot(other, x), dot(other, other), dot(x, x));
      summed.forEach((_, o) => (summed[o] += weight * solution.coefficients[i * outputs + o]));
    }
    expect(worst(solution.evaluate(other), summed)).toBeLessThan(1e-11);
  });

  it('has the norm of its definition, also with a ridge', () => {
    const points = uniform(20 * 2, 'points');
    const targets = uniform(20, 'targets');
    for (const ridge of [0, 0.3]) {
      const { coefficients, evaluate, norm } = interpolate(points, targets, { kernel: gaussian(5), ridge });
      const values = evaluate(points);
      const square = coefficients.reduce((sum, alpha, i) => sum + alpha * values[i], 0);
      expect(norm).toBeCloseTo(Math.sqrt(square), 9);
      const fitted = values.map((value, i) => value + ridge * coefficients[i]);
      expect(worst(fitted, targets)).toBeLessThan(1e-9);
    }
  });

  it('has the smallest norm: what solves the system elsewhere is larger', () => {
    const [n, d] = [6, 9];
    const points = uniform(n * d, 'points');
    const targets = uniform(n, 'targets');
    const solution = interpolate(points, targets);
    const weights = linearWeights(solution, points);
    const length = (w: Float64Array) => Math.sqrt(w.reduce((sum, value) => sum + value * value, 0));
    expect(length(weights)).toBeCloseTo(solution.norm, 12);
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -5, max: 5, noNaN: true }), { minLength: d, maxLength: d }),
        (start) => {
          // The projection of any start on the solutions of X w = y: start + X^T (X X^T)^-1 (y - X start).
          const rest = targets.map((y, i) => y - start.reduce((sum, w, k) => sum + w * points[i * d + k], 0));
          const step = linearWeights(interpolate(points, rest), points);
          const other = step.map((value, k) => value + start[k]);
          for (let i = 0; i < n; i++) {
            const value = other.reduce((sum, w, k) => sum + w * points[i * d + k], 0);
            expect(value).toBeCloseTo(targets[i], 8);
          }
          expect(length(other)).toBeGreaterThanOrEqual(solution.norm * (1 - 1e-9));
        },
      ),
    );
  });

  it('fits any targets of any points', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 30 }),
        fc.integer({ min: 1, max: 6 }),
        fc.string(),
        (n, d, name) => {
          const points = uniform(n * d, `points ${encodeURIComponent(name).slice(0, 20)}`).map(
            (v, k) => v / 4 + Math.floor(k / d),
          );
          const targets = uniform(n, 'targets');
          expect(
            worst(interpolate(points, targets, { kernel: gaussian(2) }).evaluate(points), targets),
          ).toBeLessThan(1e-8);
        },
      ),
    );
  });

  it('refuses what has no solution, and what is no sample', () => {
    const fail = (points: unknown, targets: unknown, options: unknown, message: string) =>
      expect(() =>
        interpolate(points as number[], targets as number[], options as InterpolationOptions),
      ).toThrow(message);
    fail(
      [1, 2, 3, 4, 1, 2],
      [1, 2, 3],
      { kernel: gaussian(1) },
      '`points` must be distinct, got 3; points 0 and 2 are the same; drop one or give a ridge',
    );
    fail(
      [1, 2, 3],
      [1, 2, 3],
      {},
      '`points` must be independent under the kernel, got 3; point 1 is a combination of those before it within rounding; give a ridge or another kernel',
    );
    fail([1, 2, 3], [1, 2], {}, '`points` must be 2 x d numbers, d of them a point, got 3');
    fail([1, 2, 3], [1, 2, 3], { outputs: 2 }, '`targets` must be n x 2 numbers, got 3');
    fail([1], 7, {}, '`targets` must be an array or a typed array of numbers, got 7');
    fail(
      [1],
      [1],
      { kernel: 'gaussian' },
      '`kernel` must be a kernel, got "gaussian"; make one with gaussian, linear, polynomial or arcCosine',
    );
    fail([1], [1], { ridge: -1 }, '`ridge` must be a number of at least 0, got -1');
    fail([1], [1], { rigde: 1 }, '`rigde` is not an option; the options are kernel, outputs, ridge');
    fail([Number.NaN], [1], {}, '`points[0]` must be a finite number, got NaN');
    expect(() => interpolate([1, 2], [1]).evaluate([1])).toThrow('`points` must be m x 2 numbers, got 1');
    expect(() => linearWeights(interpolate([1], [1], { kernel: gaussian(1) }), [1])).toThrow(
      '`interpolant` must be of the linear kernel, got "gaussian"',
    );
  });
});

describe.each(BACKENDS)('conjugate gradients on %s', (backend) => {
  beforeAll(() => useBackend(backend));

  it.each(kernels)('agrees with Cholesky under the %s kernel, and leaks nothing', async (_, kernel) => {
    const [n, d, outputs] = [50, 60, 2];
    const points = uniform(n * d, 'points');
    const targets = uniform(n * outputs, 'targets');
    const direct = interpolate(points, targets, { kernel, outputs, ridge: 0.1 });
    const before = memory().numTensors;
    const solution = await interpolateIteratively(points, targets, {
      kernel,
      outputs,
      ridge: 0.1,
      blockSize: 16,
      tolerance: 1e-5,
    });
    expect(memory().numTensors).toBe(before);
    expect(solution.converged).toBe(true);
    expect(solution.residual).toBeLessThanOrEqual(1e-5);
    const size = Math.max(...direct.coefficients.map(Math.abs));
    expect(worst(solution.coefficients, direct.coefficients)).toBeLessThan(2e-3 * size);
    expect(worst(solution.evaluate(points), direct.evaluate(points))).toBeLessThan(1e-3);
  });

  const large = backend === 'wasm' ? 3000 : 1100;
  const largeKernels: [string, KernelFunction][] = [
    ['linear', linear()],
    ['gaussian', gaussian(0.5)],
    ['polynomial', polynomial(3, 0.5, 0.3)],
    ['arc-cosine 0', arcCosine(0)],
    ['arc-cosine 1', arcCosine(1)],
  ];

  it.each(largeKernels)(
    `solves for ${large} points under the %s kernel in a tenth of the memory of the matrix`,
    async (_, kernel) => {
      const [d, ridge, tolerance] = [8, 50, 1e-2];
      const points = uniform(large * d, 'points');
      const targets = uniform(large, 'targets');
      const direct = interpolate(points, targets, { kernel, ridge });
      const before = memory().numBytes;
      let solution = direct as IterativeInterpolant;
      const { peakBytes } = await profile(async () => {
        solution = await interpolateIteratively(points, targets, { kernel, ridge, tolerance });
        return [];
      });
      expect(peakBytes - before).toBeGreaterThan(0);
      expect(peakBytes - before).toBeLessThan((4 * large * large) / 10);
      expect(solution.converged).toBe(true);
      const length = (values: Float64Array) => Math.sqrt(values.reduce((sum, value) => sum + value ** 2, 0));
      const [values, wanted] = [solution.evaluate(points), direct.evaluate(points)];
      const rest = values.map((value, i) => value + ridge * solution.coefficients[i] - targets[i]);
      // What the recurrence says of the residual is also true in float64, but for float32's products.
      expect(length(rest)).toBeLessThan((solution.residual + 1e-3) * length(targets));
      // The values differ by K (K + ridge)^-1 times the residual, a matrix of norm below 1.
      expect(length(values.map((value, i) => value - wanted[i]))).toBeLessThan(length(rest) * (1 + 1e-6));
      expect(Math.abs(solution.norm / direct.norm - 1)).toBeLessThan(tolerance);
    },
  );

  it('needs less than a tenth of the memory of the matrix for points of many coordinates', async () => {
    const [n, d] = [1200, 400];
    const points = uniform(n * d, 'points');
    const before = memory().numBytes;
    const { peakBytes } = await profile(async () => {
      await interpolateIteratively(points, uniform(n, 'targets'), { kernel: gaussian(0.01), iterations: 1 });
      return [];
    });
    expect(peakBytes - before).toBeLessThan((4 * n * n) / 10);
  });

  it('says where it stopped short', async () => {
    const { converged, iterations, residual } = await interpolateIteratively([0, 1, 2, 4], [1, -1, 1, -1], {
      kernel: gaussian(1),
      iterations: 1,
    });
    expect({ converged, iterations }).toEqual({ converged: false, iterations: 1 });
    expect(residual).toBeGreaterThan(1e-3);
  });
});

it('conjugate gradients refuse options that are none', async () => {
  await expect(interpolateIteratively([1], [1], { tolerance: 0 })).rejects.toThrow(
    '`tolerance` must be a number above 0, got 0',
  );
  await expect(interpolateIteratively([1], [1], { iterations: 0 })).rejects.toThrow(
    '`iterations` must be a whole number from 1',
  );
  await expect(interpolateIteratively([1], [1], { blockSize: 0 })).rejects.toThrow(
    '`blockSize` must be a whole number from 1',
  );
  await expect(interpolateIteratively([1], [1], { block: 1 } as object)).rejects.toThrow(
    '`block` is not an option',
  );
});

describe('stochastic gradient descent from zero', () => {
  const [n, d] = [20, 60];
  const points = uniform(n * d, 'points');
  const targets = uniform(n, 'targets');
  const weights = linearWeights(interpolate(points, targets), points);

  it.each([1, 7])('converges to the solution of smallest norm, in batches of %i', (batchSize) => {
    const descent = linearDescent(points, targets, { seed: 1, batchSize, epochs: 20_000 });
    expect(descent.residual).toBeLessThanOrEqual(1e-10);
    // An error e of the fit moves the weights, which stay in the span of the points, by at most |e| / smallest singular value.
    expect(worst(descent.weights, weights)).toBeLessThan(1e-8);
  });

  it('converges at a rate just below the highest', () => {
    const descent = linearDescent([2, 0, 1, 1], [1, 3], { seed: 1, learningRate: 0.499, epochs: 20_000 });
    expect(worst(descent.weights, [0.5, 2.5])).toBeLessThan(1e-9);
  });

  it('refuses what does not converge, and options that are none', () => {
    for (const learningRate of [0, 0.5, 10])
      expect(() => linearDescent([2, 0, 1, 1], [1, 3], { seed: 1, learningRate })).toThrow(
        `\`learningRate\` must be a number above 0 and below 0.5, got ${learningRate}; leave it out for 1 over the largest squared length of a point; it must be below 2 over it`,
      );
    const large = [Number.MAX_VALUE, -Number.MAX_VALUE];
    expect(() => linearDescent([1, 1], large, { seed: 1 })).toThrow(
      '`targets` must be of a size whose differences are finite, got [1.79',
    );
    expect(() => linearDescent(points, targets, { seed: 1, tolerance: -1 })).toThrow(
      '`tolerance` must be a number of at least 0, got -1',
    );
    expect(() => linearDescent(points, [], { seed: 1 })).toThrow(
      '`targets` must be at least one number, got 0',
    );
    expect(() => linearDescent(points, targets, { seed: 1, epoch: 3 } as { seed: number })).toThrow(
      '`epoch` is not an option',
    );
  });
});
