import fc from 'fast-check';
import { expect, it } from 'vitest';
import { batchOrder } from '../../src/random/batch-order.js';

it('value stability', () => {
  expect(Array.from(batchOrder(0, 0, 8))).toMatchInlineSnapshot(`
    [
      4,
      7,
      0,
      1,
      3,
      2,
      6,
      5,
    ]
  `);
  expect(Array.from(batchOrder('a', 3, 8))).toMatchInlineSnapshot(`
    [
      6,
      5,
      1,
      4,
      2,
      3,
      7,
      0,
    ]
  `);
});

it.each([
  [Number.NaN, 3, '`epoch` must be a whole number from 0 to 4294967295, got NaN'],
  [0.5, 3, '`epoch`'],
  [-1, 3, '`epoch`'],
  [2 ** 32, 3, '`epoch`'],
  [0, 3.7, '`count` must be a whole number from 0 to 268435456, got 3.7'],
  [0, -5, '`count`'],
  [0, 1e9, '`count`'],
  [0, 2 ** 53, '`count`'],
  [0, { length: 1e9 }, '`count`'],
  [0, [Number.POSITIVE_INFINITY], '`count`'],
])('refuses epoch %s of %s examples', (epoch, count, message) => {
  expect(() => batchOrder(1, epoch, count as number)).toThrow(message);
});

it('is a permutation that seed, epoch and number decide', () => {
  fc.assert(
    fc.property(fc.integer(), fc.nat(1000), fc.integer({ min: 1, max: 200 }), (seed, epoch, count) => {
      const order = batchOrder(seed, epoch, count);
      expect(Array.from(order).sort((a, b) => a - b)).toEqual(Array.from({ length: count }, (_, i) => i));
      expect(batchOrder(seed, epoch, count)).toEqual(order);
    }),
  );
  expect(batchOrder(1, 0, 100)).not.toEqual(batchOrder(1, 1, 100));
  expect(batchOrder(1, 0, 100)).not.toEqual(batchOrder(2, 0, 100));
});
