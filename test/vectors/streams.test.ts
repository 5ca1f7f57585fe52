import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { glorotUniform } from '../../src/models/initializers.js';
import { batchOrder } from '../../src/random/batch-order.js';
import { type ExampleId, highOf, lowOf, resolveIds } from '../../src/random/example-ids.js';
import { ExampleWords } from '../../src/random/example-words.js';
import { deriveKey } from '../../src/random/key.js';
import { fillNormals } from '../../src/random/normal.js';
import { permutationOf, shuffleDraws } from '../../src/random/permutation.js';
import { expSmall, minusLogOfWord } from '../../src/random/portable-math.js';
import { type SeedJson, seedFromJson } from '../../src/random/seed.js';
import { threefry2x32 } from '../../src/random/threefry.js';
import { ziggurat } from '../../src/random/ziggurat-tables.js';
import streams from './streams.json';

/* Value stability: every layer of the streams against the vectors of the Python implementation. */

interface Addressed {
  readonly seed: number;
  readonly operation: string;
  readonly id: ExampleId;
}

const digest = (values: ArrayBufferView) =>
  createHash('sha256')
    .update(new Uint8Array(values.buffer, values.byteOffset, values.byteLength))
    .digest('hex');

const hexadecimal = (word: number) => (word >>> 0).toString(16).padStart(8, '0');

function addressOf(id: ExampleId) {
  const addresses = resolveIds([id], 1);
  return { low: lowOf(addresses, 0), high: highOf(addresses, 0) };
}

function wordsOf({ seed, operation, id }: Addressed): ExampleWords {
  const { low, high } = addressOf(id);
  const words = new ExampleWords();
  words.seek(deriveKey(seed, 'train', operation), low, high);
  return words;
}

describe('value stability: keys', () => {
  test.each(streams.keys)('$text', ({ seed, split, operation, key }) => {
    expect(deriveKey(seedFromJson(seed as SeedJson), split, operation).map(hexadecimal)).toEqual(key);
  });
});

describe('value stability: addresses', () => {
  test.each(streams.ids)('$id', ({ id, high, low }) => {
    const address = addressOf(id);
    expect({ high: address.high, low: address.low >>> 0 }).toEqual({ high, low });
  });
});

describe('value stability: words', () => {
  test.each(streams.words)('$seed $operation $id', (example) => {
    const { low, high } = addressOf(example.id);
    const key = deriveKey(example.seed, 'train', example.operation);
    const block = new Int32Array(2);
    const blocks = Array.from({ length: example.block.length / 2 }, (_, b) => {
      threefry2x32(key[0], key[1], low, b + 8 * high, block);
      return Array.from(block, hexadecimal);
    });
    expect(blocks.flat()).toEqual(example.block);
    const words = wordsOf(example);
    words.generate(example.count);
    expect(Array.from(words.words.slice(0, 12), hexadecimal)).toEqual(example.stream);
    expect(digest(words.words.subarray(0, example.count))).toBe(example.sha256);
  });
});

describe('value stability: permutations', () => {
  test.each(streams.permutations)('$seed $id, $n positions', (example) => {
    const draws = new Uint32Array(example.n);
    const permutation = new Uint32Array(example.n);
    shuffleDraws(wordsOf(example), example.n, draws);
    permutationOf(draws, example.n, permutation);
    expect(Array.from(permutation.slice(0, 8))).toEqual(example.head);
    expect(digest(permutation)).toBe(example.sha256);
  });
});

describe('value stability: normals', () => {
  test.each(streams.exp)('e^%d', (y, value) => expect(expSmall(y)).toBe(value));
  test.each(streams.minusLog)('-ln((%d + 1/2) / 2^32)', (w, value) => expect(minusLogOfWord(w)).toBe(value));

  test.each(['width', 'inside', 'height'] as const)('the table %s', (name) => {
    expect(Array.from(ziggurat[name].slice(0, 4))).toEqual(streams.tables[name].head);
    expect(digest(ziggurat[name])).toBe(streams.tables[name].sha256);
  });

  test.each(streams.normals)('$seed $id, $n values', (example) => {
    const values = new Float32Array(example.n + 2);
    fillNormals(wordsOf(example), example.n, values, 1);
    expect(Array.from(values.slice(1, 9)).slice(0, example.n)).toEqual(example.head);
    expect(digest(values.slice(1, -1))).toBe(example.sha256);
    expect([values[0], values[example.n + 1]]).toEqual([0, 0]);
  });
});

describe('value stability: training', () => {
  test.each(streams.orders)('order of epoch $epoch, seed $seed, $n examples', (example) => {
    const order = batchOrder(example.seed, example.epoch, example.n);
    expect(Array.from(order.slice(0, 8))).toEqual(example.head);
    expect(digest(order)).toBe(example.sha256);
  });

  test.each(streams.weights)('weights of $name, seed $seed', ({ seed, name, size, fans, head, sha256 }) => {
    const values = glorotUniform(seed, name, size, fans[0], fans[1]);
    expect(Array.from(values.slice(0, 4))).toEqual(head);
    expect(digest(values)).toBe(sha256);
  });
});
