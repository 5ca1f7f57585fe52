import fc from 'fast-check';
import { expect, test } from 'vitest';
import { resolveIds } from '../../src/random/example-ids.js';
import { utf8, writeUtf8 } from '../../src/random/utf8.js';

test('the bytes are those of the platform', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 50 }), (text) => {
      expect(utf8(text)).toEqual(new TextEncoder().encode(text));
    }),
    { numRuns: 500 },
  );
});

test.each(['\ud800', 'a\ud800b', '\udc00', '\udc00\ud800', '\ud800\ud800\udc00'])(
  'half a surrogate pair has no bytes: %j',
  (text) => expect(writeUtf8(text, new Uint8Array(64))).toBe(-1),
);

test('an id that is no well-formed Unicode is an error, not an alias of another one', () => {
  expect(() => resolveIds(['a', 'b\ud800'], 2)).toThrow(
    new RangeError('`ids[1]` must be well-formed Unicode, got "b\\ud800"'),
  );
});
