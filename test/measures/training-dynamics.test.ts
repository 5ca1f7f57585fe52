import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { datasetCartography, epochLearned, forgetting } from '../../src/measures.js';

/**
 * Worked by hand, after the definitions of the papers. Labels 0, 1, 2, 0; + is right, - is wrong:
 * example 0: + + + + (never forgotten), 1: - + - + (forgotten once), 2: - - - - (never learned), 3: + - + - (forgotten twice).
 */
const labels = [0, 1, 2, 0];
const predictions = [
  [0, 2, 0, 0],
  [0, 1, 1, 1],
  [0, 0, 0, 0],
  [0, 1, 1, 2],
];

describe('forgetting', () => {
  it('counts what was right and is wrong at the next observation', () => {
    const { forgettingEvents, learned, unforgettable } = forgetting(predictions, labels);
    expect([...forgettingEvents]).toEqual([0, 1, 0, 2]);
    expect([...learned]).toEqual([1, 1, 0, 1]);
    expect(unforgettable).toBe(1);
  });

  it('never counts more than half of the observations, and nothing of one', () => {
    const runs = fc.array(fc.array(fc.nat(2), { minLength: 5, maxLength: 5 }), {
      minLength: 1,
      maxLength: 9,
    });
    fc.assert(
      fc.property(runs, fc.array(fc.nat(2), { minLength: 5, maxLength: 5 }), (seen, given) => {
        const { forgettingEvents, learned, unforgettable } = forgetting(seen, given);
        for (const count of forgettingEvents) expect(count).toBeLessThanOrEqual(Math.floor(seen.length / 2));
        expect(unforgettable).toBe([...learned].filter((flag, i) => flag && !forgettingEvents[i]).length);
      }),
    );
  });
});

describe('the epoch of learning', () => {
  it('is the first from which on the example stays right', () => {
    expect([...epochLearned(predictions, labels)]).toEqual([0, 3, -1, -1]);
    expect([...epochLearned(predictions.slice(0, 3), labels)]).toEqual([0, -1, -1, 2]);
  });

  it('is 0 for what is never wrong, and -1 for what is wrong at last', () => {
    expect([...epochLearned([[4], [4]], [4])]).toEqual([0]);
    expect([...epochLearned([[4], [3]], [4])]).toEqual([-1]);
  });
});

describe('dataset cartography', () => {
  it('is mean and deviation of the population, by example', () => {
    const { confidence, variability } = datasetCartography([
      [0.25, 1],
      [0.75, 1],
    ]);
    expect([...confidence]).toEqual([0.5, 1]);
    expect([...variability]).toEqual([0.25, 0]);
  });

  it('deviates at most by half, and by nothing where the probability stays', () => {
    const runs = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(runs, (values) => {
        const { confidence, variability } = datasetCartography(values.map((value) => [value, values[0]]));
        expect(confidence[0]).toBeLessThanOrEqual(1 + 1e-12);
        expect(variability[0]).toBeLessThanOrEqual(0.5 + 1e-12);
        expect(variability[1]).toBeLessThanOrEqual(1e-9);
      }),
    );
  });
});

describe('bad input', () => {
  it.each([forgetting, epochLearned])('%o', (measure) => {
    expect(() => measure([], [1])).toThrow('`predictions.length` must be at least 1, got 0');
    expect(() => measure([[1]], [1, 2])).toThrow(
      '`predictions[0].length` must be 2, that of `labels`, got 1',
    );
    expect(() => measure([[]], [])).toThrow('`labels.length` must be at least 1, got 0');
  });

  it('of the map', () => {
    expect(() => datasetCartography([])).toThrow('`probabilities.length` must be at least 1, got 0');
    expect(() => datasetCartography([[0.5], [0.5, 0.5]])).toThrow(
      '`probabilities[1].length` must be 1, that of `probabilities[0]`, got 2',
    );
    expect(() => datasetCartography([[0.5], [1.5]])).toThrow(
      '`probabilities[1][0]` must be a number from 0 to 1, got 1.5',
    );
  });
});
