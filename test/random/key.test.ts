import fc from 'fast-check';
import seedrandom from 'seedrandom';
import { describe, expect, test } from 'vitest';
import { deriveKey } from '../../src/random/key.js';
import { canonicalSeed, type Seed, seedFromJson, seedToJson } from '../../src/random/seed.js';

/** Source: the README of seedrandom 3.0.5. */
test('known answers: seedrandom for hello.', () => {
  const random = seedrandom('hello.');
  expect([random(), random()]).toEqual([0.9282578795792454, 0.3752569768646784]);
  expect(random.quick()).toBe(0.7316977467853576);
  expect(random.int32()).toBe(1966374204);
});

describe('value stability: keys', () => {
  test.each<[Seed, string, string, [number, number]]>([
    [0, 'train', 'labels:uniform', [-772302976, 596809290]],
    [42, 'train', 'labels:uniform', [-1891389830, 536447991]],
    ['42', 'test', 'pixels:gaussian', [728842291, -1766266334]],
    [2n ** 64n, 'train', 'pixels:random', [1178275103, -217914732]],
  ])('%s %s %s', (seed, split, operation, key) => expect(deriveKey(seed, split, operation)).toEqual(key));
});

/** The 256 bytes that seedrandom makes of a text for ARC4: its low bytes, over and over. */
function arc4Bytes(text: string): string {
  return Array.from({ length: 256 }, (_, i) => text.charCodeAt(i % text.length) & 255).join();
}

const seeds = fc.oneof(
  fc.integer(),
  fc.maxSafeInteger(),
  fc.bigInt({ min: -(2n ** 100n), max: 2n ** 100n }),
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.string({ unit: fc.constantFrom('a', 'b', '>', '<', '/', '%', 'Ł', 'A'), maxLength: 20 }),
  // Texts that repeat themselves, which ARC4 alone cannot tell apart.
  fc
    .tuple(fc.string({ minLength: 1, maxLength: 3 }), fc.nat({ max: 10 }))
    .map(([text, times]) => text.repeat(times)),
  fc.integer().map(String),
);

describe('two different seeds never share a stream', () => {
  const keyText = (seed: Seed) => `<rethink-gen/1/labels:uniform/train/${canonicalSeed(seed)}>`;
  const same = (a: Seed, b: Seed) =>
    a === b || (typeof a !== 'string' && typeof b !== 'string' && BigInt(a) === BigInt(b));

  test('by construction: their key texts are different bytes to ARC4', () => {
    fc.assert(
      fc.property(seeds, seeds, (a, b) => {
        expect(arc4Bytes(keyText(a)) === arc4Bytes(keyText(b))).toBe(same(a, b));
      }),
      { numRuns: 2000 },
    );
  });

  test('nor do a text and its repetition, which are one seed to seedrandom', () => {
    expect(seedrandom('ab').int32()).toBe(seedrandom('abab').int32());
    expect(seedrandom('a').int32()).toBe(seedrandom('š').int32());
    fc.assert(
      fc.property(
        fc.string({ minLength: 1, maxLength: 4, unit: 'binary' }),
        fc.integer({ min: 2, max: 4 }),
        (text, times) => {
          expect(deriveKey(text, 'train', 'x')).not.toEqual(deriveKey(text.repeat(times), 'train', 'x'));
        },
      ),
      { numRuns: 300 },
    );
  });

  test('42, "42" and every operation and split have keys of their own', () => {
    const keys = [42, '42', -42, 0, '', 'ab', 'abab', 2n ** 53n].flatMap((seed) =>
      ['train', 'test', 'every split'].flatMap((split) =>
        ['labels:uniform', 'labels:symmetric', 'share:gaussian'].map((operation) =>
          deriveKey(seed, split, operation).join(),
        ),
      ),
    );
    expect(new Set(keys).size).toBe(8 * 3 * 3);
  });

  test('a slash in the seed or the split does not move into its neighbour', () => {
    expect(deriveKey('x', 'a/s:b', 'o')).not.toEqual(deriveKey('b/s:x', 'a', 'o'));
    expect(deriveKey('c', 'a/b', 'o')).not.toEqual(deriveKey('b/c', 'a', 'o'));
  });
});

describe('two operations never share a stream', () => {
  test.each([
    ['a>b', 'a%3Eb'],
    ['<', '%3C'],
    ['a%3Eb', 'a%253Eb'],
    ['\u0161', '%C5%A1'],
    ['a\0b', 'a%00b'],
    ['images:\u{1f600}', 'images:%F0%9F%98%80'],
    ['plain: a-b/c d', 'plain: a-b/c d'],
  ])('%j stands in the key text as %s', (operation, encoded) => {
    const words = seedrandom(`<rethink-gen/1/${encoded}/train/i:1>`);
    expect(deriveKey(1, 'train', operation)).toEqual([words.int32(), words.int32()]);
  });

  test('half a surrogate pair is none', () => {
    expect(() => deriveKey(1, 'train', 'a\ud800')).toThrow(
      new RangeError('`operation` must be well-formed Unicode, got "\\ud800"'),
    );
  });

  test('a slash in the operation does not move into the split', () => {
    expect(deriveKey(1, 'b', 'x/a')).not.toEqual(deriveKey(1, 'a/b', 'x'));
  });
});

test('an integer is one seed, whatever its type', () => {
  expect(canonicalSeed(-0)).toBe('i:0');
  expect(deriveKey(0, 'train', 'x')).toEqual(deriveKey(-0, 'train', 'x'));
  fc.assert(
    fc.property(fc.maxSafeInteger(), (seed) => {
      expect(canonicalSeed(seed)).toBe(canonicalSeed(BigInt(seed)));
    }),
  );
});

test('a seed comes back from its JSON as itself', () => {
  fc.assert(
    fc.property(seeds, (seed) => {
      const back = seedFromJson(JSON.parse(JSON.stringify(seedToJson(seed))));
      expect(canonicalSeed(back)).toBe(canonicalSeed(seed));
    }),
  );
});

test('the JSON of -0 is that of 0', () => {
  expect(seedToJson(-0)).toBe(0);
});

const integers = [' 7', '0x7', '7.0', '7n', '', 7, null].map((integer) => ({ integer }));
test.each([null, {}, ...integers])('no seed comes from the JSON %j', (json) => {
  expect(() => seedFromJson(json as never)).toThrow(
    "`seed` must be a number, a string or { integer: '...' }",
  );
});

describe('errors', () => {
  test.each<[unknown, unknown, string]>([
    [undefined, 'train', '`seed` must be a string or a whole number, got undefined'],
    [null, 'train', '`seed` must be a string or a whole number, got null'],
    [0.5, 'train', '`seed` must be a whole number, got 0.5; beyond 2^53 write a bigint'],
    [2 ** 53, 'train', '`seed` must be a whole number, got 9007199254740992; beyond 2^53 write a bigint'],
    [Number.NaN, 'train', '`seed` must be a whole number, got NaN; beyond 2^53 write a bigint'],
    ['\ud800', 'train', '`seed` must be well-formed Unicode, got "\\ud800"'],
    [1, '\udfff', '`split` must be well-formed Unicode, got "\\udfff"'],
    [1, '', '`split` must be a name such as \'test\', got ""'],
    [1, 7, "`split` must be a name such as 'test', got 7"],
  ])('seed %j, split %j', (seed, split, message) => {
    expect(() => deriveKey(seed as Seed, split as string, 'x')).toThrow(message);
  });

  test('a text of more than 256 characters, of which ARC4 would not read the rest', () => {
    const longest = 256 - '<rethink-gen/1/x/train/s:>'.length;
    expect(deriveKey('a'.repeat(longest), 'train', 'x')).toHaveLength(2);
    expect(() => deriveKey('a'.repeat(longest + 1), 'train', 'x')).toThrow(
      '`seed` must be shorter by 1 characters, got "aaa',
    );
  });
});
