import { memory } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { gaborFeatures } from '../../src/theory/features/gabor-features.js';
import { reluFeatures } from '../../src/theory/features/relu-features.js';
import { leastSquares } from '../../src/theory/least-squares.js';
import { useBackend } from '../backend.js';

beforeAll(() => useBackend('wasm'));

describe('least squares', () => {
  it('is the regression line where there are more points than dimensions', () => {
    // points (x, 1), x = 0 to 3, y = 1, 3, 2, 4: slope 0.8, intercept 1.3
    const weights = leastSquares([0, 1, 1, 1, 2, 1, 3, 1], [1, 3, 2, 4]);
    expect(weights[0]).toBeCloseTo(0.8, 12);
    expect(weights[1]).toBeCloseTo(1.3, 12);
  });

  it('is the shortest solution where there are fewer', () => {
    const weights = leastSquares([1, 1, 0, 0, 0, 2], [2, 2], { outputs: 1 });
    expect([...weights].map((w) => Number(w.toFixed(12)))).toEqual([1, 1, 1]);
  });

  it('solves for several outputs, shrinks under a ridge, and refuses what cannot be solved', () => {
    const points = [1, 0, 0, 1, 1, 1];
    const targets = [1, 0, 0, 2, 1, 2];
    expect(
      [...leastSquares(points, targets, { outputs: 2 })].map((w) => Math.round(w * 1e9) / 1e9 + 0),
    ).toEqual([1, 0, 0, 2]);
    const shrunk = leastSquares(points, targets, { outputs: 2, ridge: 1 });
    expect(Math.hypot(...shrunk)).toBeLessThan(Math.hypot(1, 2));
    expect(() => leastSquares([1, 1, 2, 2, 3, 3], [1, 2, 3])).toThrow(RangeError);
    expect(() => leastSquares(points, targets, { ridge: -1 })).toThrow('`ridge` must be');
  });
});

describe('random ReLU features', () => {
  const points = Float32Array.from({ length: 3 * 4 }, (_, k) => Math.sin(k));

  it('are nested in the number of units, not negative, and leave no tensor behind', async () => {
    const before = memory().numTensors;
    const few = await reluFeatures({ dimensions: 4, units: 5, seed: 1 })(points);
    const many = await reluFeatures({ dimensions: 4, units: 9, seed: 1 })(points);
    for (let i = 0; i < 3; i++) {
      expect([...many.subarray(9 * i, 9 * i + 5)]).toEqual([...few.subarray(5 * i, 5 * i + 5)]);
    }
    expect(Math.min(...many)).toBe(0);
    expect(memory().numTensors).toBe(before);
    expect(await reluFeatures({ dimensions: 4, units: 5, seed: 2 })(points)).not.toEqual(few);
  });

  it('refuse points of another size', async () => {
    await expect(reluFeatures({ dimensions: 5, units: 2, seed: 1 })(points)).rejects.toThrow(RangeError);
    expect(() => reluFeatures({ dimensions: 4, units: 0, seed: 1 })).toThrow('`units` must be');
  });
});

describe('Gabor features', () => {
  /** 12 x 12 pixels of stripes with a period of 6, along the columns or along the rows. */
  const stripes = (across: boolean) =>
    Float32Array.from({ length: 144 }, (_, k) => {
      const place = across ? k % 12 : Math.floor(k / 12);
      return 0.5 + 0.5 * Math.cos((2 * Math.PI * place) / 6);
    });

  it('answer most to stripes of their own direction, and not to an even image', async () => {
    const featuresOf = gaborFeatures({ imageShape: [12, 12], orientations: 4, wavelength: 6, pool: 12 });
    const both = await featuresOf(Float32Array.of(...stripes(true), ...stripes(false)));
    expect(both.length).toBe(2 * 4);
    const place = (row: Float32Array) => row.indexOf(Math.max(...row));
    expect([place(both.subarray(0, 4)), place(both.subarray(4))]).toEqual([0, 2]);
  });

  it('refuse images of three channels', () => {
    expect(() => gaborFeatures({ imageShape: [8, 8, 3] })).toThrow(
      '`imageShape` must be that of images of one channel',
    );
  });
});
