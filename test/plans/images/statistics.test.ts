import { describe, expect, it } from 'vitest';
import { imageLayout } from '../../../src/plans/images/image-layout.js';
import { checkStatistics, statisticsPasses } from '../../../src/plans/images/statistics.js';

const layout = imageLayout([1, 2, 3], 12);

describe('two passes over images', () => {
  const values = Float32Array.of(1, 2, 3, 5, 6, 7, 1, 2, 3, 5, 6, 7);

  it.each([
    ['set', { mean: 4, std: Math.sqrt((9 + 4 + 1 + 1 + 4 + 9) / 6) }],
    ['channel', { mean: [3, 4, 5], std: [2, 2, 2] }],
    ['position', { mean: [1, 2, 3, 5, 6, 7], std: [0, 0, 0, 0, 0, 0] }],
  ] as const)('give mean and deviation of each %s', (scope, statistics) => {
    const { sum, deviate, result } = statisticsPasses(layout, scope);
    for (const part of [values.subarray(0, 6), values.subarray(6)]) sum(part);
    for (const part of [values.subarray(0, 6), values.subarray(6)]) deviate(part);
    expect(result()).toEqual(statistics);
  });

  it.each([
    ['there was no second pass', 0],
    ['the second pass was shorter', 6],
    ['the second pass was longer', 24],
  ])('give nothing if %s', (_, length) => {
    const { sum, deviate, result } = statisticsPasses(layout, 'set');
    sum(values);
    for (let at = 0; at < length; at += 6) deviate(values.subarray(0, 6));
    expect(result).toThrow(
      new RangeError(`\`images\` must be the same in both passes, 12 values, got ${length}`),
    );
  });

  it('name the value that is not finite by its place in the set', () => {
    const { sum } = statisticsPasses(layout, 'set');
    sum(values);
    expect(() => sum([1, Number.NaN, 3, 5, 6, 7])).toThrow(
      /^`images\[13\]` must be finite numbers .* got NaN/,
    );
  });
});

it('statistics may be as large as float32 holds with room to spare, and deviations may be 0', () => {
  for (const mean of [-1e37, 1e37]) checkStatistics({ mean, std: 0 }, layout);
  for (const mean of [-1.01e37, 1.01e37])
    expect(() => checkStatistics({ mean, std: 0 }, layout)).toThrow(/^`statistics.mean\[0\]` must be/);
  expect(() => checkStatistics({ mean: 0, std: 1.01e37 }, layout)).toThrow(/^`statistics.std\[0\]` must be/);
});
