import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ExampleWords } from '../../src/random/example-words.js';
import { deriveKey } from '../../src/random/key.js';
import { fillNormals } from '../../src/random/normal.js';
import { expSmall, minusLogOfWord } from '../../src/random/portable-math.js';
import { LAYERS, TAIL, ziggurat } from '../../src/random/ziggurat-tables.js';

const key = deriveKey(0, 'train', 'pixels:gaussian');

function normals(example: number, count: number): Float32Array {
  const words = new ExampleWords();
  words.seek(key, example, 0);
  const values = new Float32Array(count);
  fillNormals(words, count, values, 0);
  return values;
}

test('value stability: the first values of example 0 under seed 0', () => {
  expect(Array.from(normals(0, 6))).toEqual([
    -0.10204549133777618, -1.5267912149429321, 3.5805234909057617, 0.9243960976600647, 0.66915363073349,
    0.7738688588142395,
  ]);
});

describe('the portable functions are what they say', () => {
  // The remainder of the series, |t|^9 / 9! at t = y / 64, grows 64-fold in the six squarings; and some rounding.
  test('expSmall, to 2e-12 down to -8.2 (the ziggurat asks for no less than -TAIL^2 / 2)', () => {
    fc.assert(
      fc.property(fc.double({ min: -9, max: 0, noNaN: true }), (y) => {
        const remainder = ((-y / 64) ** 9 / 362880) * 64;
        expect(Math.abs(expSmall(y) / Math.exp(y) - 1)).toBeLessThan(1.2 * remainder + 1e-13);
      }),
      { numRuns: 5000 },
    );
  });

  test('minusLogOfWord, to 1e-11 relative to the largest, 22.9', () => {
    fc.assert(
      fc.property(fc.nat({ max: 2 ** 32 - 1 }), (word) => {
        const exact = -Math.log((word + 0.5) / 2 ** 32);
        expect(Math.abs(minusLogOfWord(word) - exact)).toBeLessThan(1e-10);
        expect(minusLogOfWord(word | 0)).toBe(minusLogOfWord(word));
      }),
      { numRuns: 5000 },
    );
  });
});

describe('the ziggurat', () => {
  const { width, inside, height } = ziggurat;
  const edge = (layer: number) => width[layer] * 2 ** 31;

  test('its layers have one area each', () => {
    const area = edge(0) * Math.exp(-0.5 * TAIL * TAIL);
    for (let layer = 1; layer < LAYERS; layer++) {
      // float32 edges: 6e-8 relative; the topmost layer closes the curve to 1e-5 of its area.
      const own = edge(layer) * (height[layer - 1] - height[layer]);
      expect(Math.abs(own / area - 1)).toBeLessThan(layer === 1 ? 1e-4 : 1e-5);
    }
  });

  test('the base has the area of its rectangle and its tail', () => {
    // Mills' ratio by its continued fraction, the tail's area over the density at its beginning.
    let ratio = TAIL;
    for (let k = 200; k >= 1; k--) ratio = TAIL + k / ratio;
    const area = Math.exp(-0.5 * TAIL * TAIL) * (TAIL + 1 / ratio);
    expect(edge(0) * Math.exp(-0.5 * TAIL * TAIL)).toBeCloseTo(area, 9);
  });

  test('a word that counts as inside lies below the curve', () => {
    for (let layer = 2; layer < LAYERS; layer++) {
      const x = inside[layer] * width[layer];
      expect(Math.exp(-0.5 * x * x)).toBeGreaterThan(height[layer - 1] * (1 - 1e-6));
      expect(height[layer]).toBeLessThan(height[layer - 1]);
    }
  });
});

test.each([
  ['the streams', 4],
  ['the words behind them', 1],
])('a word on the edge of its layer is not inside it, from %s', (_, count) => {
  const word = 2129702956; // ends in the number of layer 44, and rounds to its edge
  expect([word & (LAYERS - 1), Math.fround(word)]).toEqual([44, ziggurat.inside[44]]);
  // drawn next: the highest place in the layer, which lies above the curve there, and then 0 in the middle of the base
  const next = [-1, 0, 0, 0];
  const words = {
    state: Int32Array.of(word, ...new Array<number>(15).fill(0)),
    words: Int32Array.of(word),
    generate() {},
    next: () => next.shift(),
  };
  const out = new Float32Array(count).fill(9);
  fillNormals(words as unknown as ExampleWords, count, out, 0);
  expect([...out, next.length]).toEqual([...new Array(count).fill(0), 2]);
});

test('a value depends on its example and place, and on how many are asked for only where it needs more words', () => {
  const [short, long] = [normals(5, 100), normals(5, 3072)];
  const differ = short.filter((value, i) => value !== long[i]);
  expect(differ.length).toBeLessThan(5);
});

test('any order of examples and lengths gives the same values', () => {
  const words = new ExampleWords();
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat({ max: 9 }), fc.integer({ min: 1, max: 4000 }))), (visits) => {
      for (const [example, count] of visits) {
        const values = new Float32Array(count + 3).fill(9);
        words.seek(key, example, 0);
        fillNormals(words, count, values, 2);
        const expected = Float32Array.of(9, 9, ...normals(example, count), 9);
        expect(Buffer.compare(Buffer.from(values.buffer), Buffer.from(expected.buffer))).toBe(0);
      }
    }),
    { numRuns: 60 },
  );
});
