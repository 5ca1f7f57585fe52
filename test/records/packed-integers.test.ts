import fc from 'fast-check';
import { expect, it } from 'vitest';
import { packIntegers, unpackIntegers } from '../../src/records/packed-integers.js';

it.each([
  [[1, 0, 1, 1], 1, 1, 'DQ=='], // 0b1101
  [[3, 0, 2], 2, 2, 'Iw=='], // 0b100011
  [[3, 0, 2], 3, 2, 'Iw=='],
  [[15, 1], 4, 4, 'Hw=='], // 0x1f
  [[15, 1], 15, 4, 'Hw=='],
  [[255, 16], 16, 8, '/xA='],
  [[255, 16], 255, 8, '/xA='],
  [[258, 1], 256, 16, 'AgEBAA=='], // the low byte first
  [[65535], 65535, 16, '//8='],
  [[], 1, 1, ''],
])('value stability: %j of at most %i take %i bits each', (values, most, bits, base64) => {
  const packed = { bits, length: values.length, base64 };
  expect(packIntegers(values, most)).toEqual(packed);
  expect(Array.from(unpackIntegers(packed as never))).toEqual(values);
});

it('many values come back, of every width', () => {
  fc.assert(
    fc.property(fc.constantFrom(1, 3, 15, 255, 65535), fc.nat({ max: 40_000 }), (most, length) => {
      const values = Int32Array.from({ length }, (_, i) => (Math.imul(i, 40503) >>> 3) % (most + 1));
      expect(unpackIntegers(packIntegers(values, most)).join()).toBe(values.join());
    }),
    { numRuns: 20 },
  );
});

it.each([
  [{ bits: 3 }, TypeError, '`packed.bits` must be 1, 2, 4, 8, 16, got 3'],
  [{ length: -1 }, RangeError, '`packed.length` must be a whole number from 0 to 9007199254740991, got -1'],
  [{ length: 0.5 }, RangeError, '`packed.length` must be a whole number from 0 to 9007199254740991, got 0.5'],
  [{ base64: 7 }, TypeError, '`packed.base64` must be a string, got 7'],
  [{ base64: 'AgEB' }, RangeError, '`packed.base64` must be 8 characters, got 4'],
  [{ base64: 'AgEBAAAA' }, RangeError, '`packed.base64` must be base64 of 4 bytes, got 6'],
  [{ base64: 'AgEBA?==' }, RangeError, '`packed.base64` must be base64, got "AgEBA?=="'],
])('refuses what it did not pack: %j', (change, kind, message) => {
  const packed = { bits: 16, length: 2, base64: 'AgEBAA==', ...change } as never;
  expect(() => unpackIntegers(packed)).toThrow(kind);
  expect(() => unpackIntegers(packed)).toThrow(message);
});

it('shows the first characters only of what is not base64', () => {
  const long = { bits: 8, length: 45, base64: `?${'A'.repeat(59)}` } as const;
  expect(() => unpackIntegers(long, 'mask')).toThrow(`must be base64, got "?${'A'.repeat(39)}"`);
});
