import fc from 'fast-check';
import { expect, test } from 'vitest';
import { resolveIds } from '../../src/random/example-ids.js';
import { utf8 } from '../../src/random/utf8.js';

test('the bytes are those of the platform', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 50 }), (text) => {
      expect(utf8('text', text)).toEqual(new TextEncoder().encode(text));
    }),
    { numRuns: 500 },
  );
});

test.each(['\ud800', 'a\ud800b', '\udc00', '\udc00\ud800', '\ud800\ud800\udc00'])(
  'half a surrogate pair has no bytes: %j',
  (text) => expect(() => utf8('id', text)).toThrow('`id` must be well-formed Unicode'),
);

test('an id that is no well-formed Unicode is an error, not an alias of another one', () => {
  expect(() => resolveIds(['a', 'b\ud800'], 2)).toThrow(
    new RangeError('`ids` must be well-formed Unicode, got "b\\ud800"'),
  );
});
