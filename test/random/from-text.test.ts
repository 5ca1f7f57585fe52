import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fromText } from '../../src/random/from-text.js';

it.each([
  ['42', 42],
  ['0', 0],
  ['-1', -1],
  ['9007199254740991', 9007199254740991],
  ['9007199254740992', 9007199254740992n],
  ['-18446744073709551616', -18446744073709551616n],
  ['text:42', '42'],
  ['text:', ''],
  ['text:text:42', 'text:42'],
  ['007', 7],
  ['-0', 0],
  ['', ''],
  ['text:007', '007'],
  ['+7', '+7'],
  ['1.0', '1.0'],
  ['1e3', '1e3'],
  [' 7', ' 7'],
  ['0x10', '0x10'],
  ['٧', '٧'],
  ['img_7.png', 'img_7.png'],
])('reads %j as %o', (text, value) => {
  expect(fromText(text)).toBe(value);
});

it('property: every seed and id can be written as text, and no two as the same one', () => {
  const value = fc.oneof(fc.maxSafeInteger(), fc.bigInt(), fc.string(), fc.stringMatching(/^-?\d+$/));
  fc.assert(
    fc.property(value, (value) => {
      const plain = typeof value === 'string' ? `text:${value}` : String(value);
      const read = fromText(plain);
      expect(typeof read === 'string' ? read : BigInt(read)).toBe(
        typeof value === 'string' ? value : BigInt(value),
      );
    }),
  );
});

it('takes text alone', () => {
  expect(() => fromText(7 as never)).toThrow('`text` must be a string, got 7');
});
