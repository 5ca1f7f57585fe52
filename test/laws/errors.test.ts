import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  audit,
  classMap,
  corruptLabels,
  exactImageCount,
  exactLabelCount,
  groups,
  instanceDependent,
  type LabelNoise,
  pairFlip,
  permuteLabels,
  pixelStatistics,
  randomizePixels,
  recordImages,
  renameClasses,
  replaceWithGaussian,
  shufflePixels,
  symmetric,
  transition,
  uniform,
} from '../../src/index.js';
import { labelKey } from '../../src/plans/labels/label-plan.js';
import { firstWord } from '../../src/random/threefry.js';

/** A call, and the whole text of its error. */
type Row = [call: () => unknown, kind: typeof TypeError | typeof RangeError, text: string];

const noise = symmetric(0.4);
const labels = [0, 1, 2];
const options = { noise, classes: 3, seed: 1 };
const corrupt = (input: unknown, changed: object = {}) =>
  corruptLabels(input as never, { ...options, ...changed });
const under = (other: LabelNoise, classes = 3) => corrupt(labels, { noise: other, classes });
const count = exactLabelCount(100, options);
const foreign = 'made with these options';

const labelRows: Record<string, Row> = {
  'labels: missing': [
    () => corrupt(undefined),
    TypeError,
    '`labels` must be an array of labels or a tensor, got undefined; write [...labels]',
  ],
  'labels: empty': [
    () => corrupt([]),
    RangeError,
    '`labels` must be at least one label, got []; skip empty batches',
  ],
  'labels: empty, typed': [
    () => corrupt(new BigInt64Array(0)),
    RangeError,
    '`labels` must be at least one label, got a BigInt64Array; skip empty batches',
  ],
  'labels: a generator': [
    () =>
      corrupt(
        (function* () {
          yield 1;
        })(),
      ),
    TypeError,
    '`labels` must be an array of labels or a tensor, got an object; write [...labels]',
  ],
  'labels: a set': [
    () => corrupt(new Set([1])),
    TypeError,
    '`labels` must be an array of labels or a tensor, got a Set; write [...labels]',
  ],
  'labels: a column with nulls': [
    () => corrupt({ length: 2, nullCount: 1, toArray: () => Int32Array.of(1, 0) }),
    RangeError,
    '`labels` must be without nulls, got an Object; skip what has no label',
  ],
  'labels: a length alone': [
    () => corrupt({ length: 2 }),
    TypeError,
    '`labels` must be an array of labels or a tensor, got an Object; write [...labels]',
  ],
  'labels: no length': [
    () => corrupt({ toArray: () => [0, 1] }),
    TypeError,
    '`labels` must be an array of labels or a tensor, got an Object; write [...labels]',
  ],
  'labels: an empty column': [
    () => corrupt({ length: 0, toArray: () => [] }),
    RangeError,
    '`labels` must be at least one label, got []; skip empty batches',
  ],
  'labels: nested, and of another encoding': [
    () => corrupt([[1, 0, 0]], { encoding: 'index' }),
    TypeError,
    '`encoding` must be one of "one-hot", got "index"',
  ],
  'labels: nested, a short row': [
    () => corrupt([[1, 0, 0], Uint8Array.of(1, 0)]),
    RangeError,
    '`labels row 1` must be one-hot: 3 numbers, a 1 among zeros, got a Uint8Array',
  ],
  'labels: nested, a row is missing': [
    () => corrupt([[1, 0, 0], null]),
    RangeError,
    '`labels row 1` must be one-hot: 3 numbers, a 1 among zeros, got null',
  ],
  'a bigint: no class': [
    () => corrupt(BigInt64Array.of(0n, -1n)),
    RangeError,
    '`labels[1]` must be a bigint from 0 to 2, got -1n',
  ],
  'a bigint: huge': [
    () => corrupt([2n ** 64n]),
    RangeError,
    '`labels[0]` must be a bigint from 0 to 2, got 18446744073709551616n',
  ],
  'a bigint: a number among them': [
    () => corrupt([0n, 1]),
    RangeError,
    '`labels[1]` must be a bigint from 0 to 2, got 1',
  ],
  'a bigint: missing': [
    () => corrupt([0n, null]),
    RangeError,
    '`labels[1]` must be a bigint from 0 to 2, got null; skip what has no label',
  ],
  'a number: missing': [
    () => corrupt([undefined, 1]),
    TypeError,
    '`labels[0]` must be a whole number from 0 to 2, got undefined; skip what has no label',
  ],
  'a number: a bigint among them': [
    () => corrupt([0, 1n]),
    TypeError,
    '`labels[1]` must be a whole number from 0 to 2, got 1n',
  ],
  'a name: unknown': [
    () => corrupt(['cat', 'bird'], { classes: ['cat', 'dog'] }),
    RangeError,
    '`labels[1]` must be one of `classes`, got "bird"',
  ],
  'a name: missing': [
    () => corrupt(['cat', null], { classes: ['cat', 'dog'] }),
    RangeError,
    '`labels[1]` must be one of `classes`, got null; skip what has no label',
  ],
  'a name: a number among them': [
    () => corrupt(['cat', 1], { classes: ['cat', 'dog'] }),
    RangeError,
    '`labels[1]` must be one of `classes`, got 1',
  ],
  'names: twice': [
    () => corrupt(['cat'], { classes: ['cat', 'cat'] }),
    RangeError,
    '`classes` must be distinct names, got ["cat", "cat"]',
  ],
  'names: not text': [
    () => corrupt(['cat'], { classes: ['cat', 1] }),
    RangeError,
    '`classes` must be distinct names, got ["cat", 1]',
  ],
  'names: none': [
    () => corrupt(['cat'], { classes: [] }),
    RangeError,
    '`classes` must be a whole number from 1 to 65536, got 0',
  ],
  'names: more than classes': [
    () => corrupt([0], { classes: 2, classNames: ['cat', 'dog', 'cat'] }),
    RangeError,
    '`classes` must be distinct names, got ["cat", "dog", "cat"]',
  ],
  'names: no list of them': [
    () => corrupt([0], { classes: 2, classNames: 'cd' }),
    RangeError,
    '`classes` must be distinct names, got "cd"',
  ],
  'labels: DataView': [
    () => corrupt(new DataView(new ArrayBuffer(8))),
    TypeError,
    '`labels` must be an array of labels or a tensor, got a DataView; write [...labels]',
  ],
  'labels: text': [() => corrupt(['cat']), TypeError, "`classes` must be names, as in ['cat', 'dog'], got 3"],
  'a label: text': [
    () => corrupt([0, '1']),
    TypeError,
    '`labels[1]` must be a whole number from 0 to 2, got "1"',
  ],
  'a label: no class': [
    () => corrupt([0, 3]),
    RangeError,
    '`labels[1]` must be a whole number from 0 to 2, got 3',
  ],
  'a label: negative': [
    () => corrupt(Int8Array.of(-1)),
    RangeError,
    '`labels[0]` must be a whole number from 0 to 2, got -1',
  ],
  'a label: a fraction': [
    () => corrupt(Float32Array.of(0, 0.5)),
    RangeError,
    '`labels[1]` must be a whole number from 0 to 2, got 0.5',
  ],
  'a label: NaN': [
    () => corrupt([Number.NaN]),
    RangeError,
    '`labels[0]` must be a whole number from 0 to 2, got NaN; skip what has no label',
  ],
  'labels: too narrow': [
    () => corrupt(Int8Array.of(1), { classes: 200 }),
    RangeError,
    '`labels` must be an array for class 199, got an Int8Array; use Int32Array',
  ],
  'one-hot: length': [
    () => corrupt([1, 0], { encoding: 'one-hot' }),
    RangeError,
    '`labels row 0` must be one-hot: 3 numbers, a 1 among zeros, got [1, 0]',
  ],
  'one-hot: zeros': [
    () => corrupt([1, 0, 0, 0, 0, 0], { encoding: 'one-hot' }),
    RangeError,
    '`labels row 1` must be one-hot: 3 numbers, a 1 among zeros, got [0, 0, 0]',
  ],
  'one-hot: two': [
    () => corrupt([1, 1, 0], { encoding: 'one-hot' }),
    RangeError,
    '`labels row 0` must be one-hot: 3 numbers, a 1 among zeros, got [1, 1, 0]',
  ],
  'one-hot: soft': [
    () => corrupt([0.5, 0.5, 0], { encoding: 'one-hot' }),
    RangeError,
    '`labels row 0` must be one-hot: 3 numbers, a 1 among zeros, got [0.5, 0.5, 0]',
  ],
  'one-hot: NaN': [
    () => corrupt([1, Number.NaN, 0], { encoding: 'one-hot' }),
    RangeError,
    '`labels row 0` must be one-hot: 3 numbers, a 1 among zeros, got [1, NaN, 0]',
  ],
  encoding: [
    () => corrupt(labels, { encoding: 'soft' }),
    TypeError,
    '`encoding` must be one of "index", "one-hot", got "soft"',
  ],
  'options: missing': [
    () => corruptLabels(labels, undefined as never),
    TypeError,
    '`noise` must be label noise, got undefined; try uniform(0.5)',
  ],
  'classes: missing': [
    () => corrupt(labels, { classes: undefined }),
    TypeError,
    '`classes` must be a whole number from 1 to 65536, got undefined',
  ],
  'classes: too many': [
    () => corrupt(labels, { classes: 65537 }),
    RangeError,
    '`classes` must be a whole number from 1 to 65536, got 65537',
  ],
  'option: unknown': [
    () => corrupt(labels, { rate: 0.4 }),
    TypeError,
    '`rate` is not an option; the options are noise, classes, classNames, count, seed, split, ids',
  ],
  noise: [
    () => corrupt(labels, { noise: 'symmetric' }),
    TypeError,
    '`noise` must be label noise, got "symmetric"; try uniform(0.5)',
  ],
  'seed: missing': [
    () => corrupt(labels, { seed: undefined }),
    TypeError,
    '`seed` must be a string or a whole number, got undefined',
  ],
  'seed: null': [
    () => corrupt(labels, { seed: null }),
    TypeError,
    '`seed` must be a string or a whole number, got null',
  ],
  'seed: a fraction': [
    () => corrupt(labels, { seed: 0.5 }),
    RangeError,
    '`seed` must be a whole number, got 0.5; beyond 2^53 write a bigint',
  ],
  'seed: lone surrogate': [
    () => corrupt(labels, { seed: '\ud800' }),
    RangeError,
    '`seed` must be well-formed Unicode, got "\\ud800"',
  ],
  'seed: too long': [
    () => corrupt(labels, { seed: 'x'.repeat(300) }),
    RangeError,
    `\`seed\` must be shorter by 85 characters, got "${'x'.repeat(159)}`,
  ],
  split: [() => corrupt(labels, { split: 3 }), TypeError, "`split` must be a name such as 'test', got 3"],
  'ids: kind': [
    () => corrupt(labels, { ids: 5 }),
    TypeError,
    '`ids` must be { first } or one id an example, got 5',
  ],
  'ids: number': [
    () => corrupt(labels, { ids: [1] }),
    RangeError,
    '`ids` must be as many as the 3 examples, got 1',
  ],
  'ids: an id': [
    () => corrupt(labels, { ids: [1, 2, -1] }),
    RangeError,
    '`ids[2]` must be a whole number from 0 to 9007199254740991, got -1',
  ],
  'ids: null': [
    () => corrupt(labels, { ids: [1, null, 2] }),
    TypeError,
    '`ids[1]` must be a whole number from 0 to 9007199254740991, got null',
  ],
  'ids: first': [
    () => corrupt(labels, { ids: { first: 0.5 } }),
    RangeError,
    '`ids.first` must be a whole number from 0 to 9007199254740991, got 0.5',
  ],
  'count: nothing': [
    () => corrupt(labels, { count: null }),
    RangeError,
    `\`count\` must be ${foreign}, got null`,
  ],
  'count: another rate': [
    () => corrupt(labels, { count, noise: symmetric(0.5) }),
    RangeError,
    `\`count\` must be ${foreign}, got an Object`,
  ],
  'count: another seed': [
    () => corrupt(labels, { count, seed: 2 }),
    RangeError,
    `\`count\` must be ${foreign}, got an Object`,
  ],
  'count: another kind': [
    () => corrupt(labels, { count, noise: uniform(0.4) }),
    RangeError,
    `\`count\` must be ${foreign}, got an Object`,
  ],
  'count: a smaller set': [
    () => corrupt(new Uint8Array(101), { count }),
    RangeError,
    `\`count\` must be ${foreign}, got an Object`,
  ],
  'count: without the address of the last picked example': [
    () => corrupt(labels, { noise: symmetric(0), count: { picked: 0, of: 4, word: -1 } }),
    RangeError,
    `\`count\` must be ${foreign}, got an Object`,
  ],
  'count: an address that is no word': [
    () => corrupt(labels, { count: { ...count, address: [count.address[0], count.address[1] + 2 ** 32] } }),
    RangeError,
    `\`count\` must be ${foreign}, got an Object`,
  ],
  'count: half an address': [
    () => corrupt(labels, { noise: symmetric(0), count: { picked: 0, of: 4, word: -1, address: [0] } }),
    RangeError,
    `\`count\` must be ${foreign}, got an Object`,
  ],
  'count: less than none of noise that has no rate': [
    () => {
      const identity = transition([
        [1, 0, 0],
        [0, 1, 0],
        [0, 0, 1],
      ]);
      const word = firstWord(labelKey({ ...options, noise: identity }), 0, 0);
      return corrupt(labels, { noise: identity, count: { picked: -3, of: 3, word, address: [0, 0] } });
    },
    RangeError,
    `\`count\` must be ${foreign}, got an Object`,
  ],
  'count: repeated ids': [
    () => exactLabelCount(3, { ...options, ids: ['a', 'b', 'a'] }),
    RangeError,
    '`ids[2]` must be an id of its own, got "a repeated one"',
  ],
  'count: no examples': [
    () => exactLabelCount(0, options),
    RangeError,
    '`n` must be a whole number from 1 to 2147483647, got 0',
  ],
  'rate: percent': [
    () => symmetric(40),
    RangeError,
    '`rate` must be a number from 0 to 1, got 40; for 40 % write 0.4',
  ],
  'rate: NaN': [() => uniform(Number.NaN), RangeError, '`rate` must be a number from 0 to 1, got NaN'],
  'rate: missing': [
    () => uniform(undefined as never),
    TypeError,
    '`rate` must be a number from 0 to 1, got undefined',
  ],
  'symmetric: one class': [
    () => corrupt([0], { classes: 1 }),
    RangeError,
    '`classes` must be a whole number from 2 to 9007199254740991, got 1',
  ],
  'pairFlip: one class': [
    () => corrupt([0], { classes: 1, noise: pairFlip(0.1) }),
    RangeError,
    '`classes` must be a whole number from 2 to 9007199254740991, got 1',
  ],
  'map: kind': [
    () => classMap('01' as never, 0.1),
    TypeError,
    '`map` must be an array with a class for each class, got "01"',
  ],
  'map: a class': [
    () => classMap([0, 2], 0.1),
    RangeError,
    '`map[1]` must be a whole number from 0 to 1, got 2',
  ],
  'map: size': [
    () => under(classMap([0, 1], 0.1)),
    RangeError,
    '`map` must be an array of 3 classes, one for each, got [0, 1]',
  ],
  'groups: kind': [
    () => groups([1] as never, 0.1),
    TypeError,
    '`groups` must be an array of arrays of classes, got [1]',
  ],
  'groups: overlap': [
    () =>
      under(
        groups(
          [
            [0, 1],
            [1, 2],
          ],
          0.1,
        ),
      ),
    RangeError,
    '`groups` must be disjoint, got [[0, 1], [1, 2]]; class 1 stands in them twice',
  ],
  'groups: incomplete': [
    () => under(groups([[0, 1]], 0.1)),
    RangeError,
    '`groups` must be complete, got [[0, 1]]; class 2 is in none; a class that stays is a group of its own',
  ],
  'groups: no class': [
    () => under(groups([[0, 1, 2, 3]], 0.1)),
    RangeError,
    '`groups[0][3]` must be a whole number from 0 to 2, got 3',
  ],
  'matrix: kind': [() => transition([]), TypeError, '`matrix` must be an array of rows, got []'],
  'matrix: a row': [
    () => transition([[1, 0], [1]]),
    TypeError,
    '`matrix[1]` must be a row of 2 probabilities, got [1]',
  ],
  'matrix: an entry': [
    () =>
      transition([
        [1.5, -0.5],
        [0, 1],
      ]),
    RangeError,
    '`matrix[0][0]` must be a probability from 0 to 1, got 1.5',
  ],
  'matrix: NaN': [
    () =>
      transition([
        [1, Number.NaN],
        [0, 1],
      ]),
    RangeError,
    '`matrix[0][1]` must be a probability from 0 to 1, got NaN',
  ],
  'matrix: a negative entry': [
    () =>
      transition([
        [-0.5, 1.5],
        [0, 1],
      ]),
    RangeError,
    '`matrix[0][0]` must be a probability from 0 to 1, got -0.5',
  ],
  'matrix: text': [
    () =>
      transition([
        ['1' as never, 0],
        [0, 1],
      ]),
    TypeError,
    '`matrix[0][0]` must be a probability from 0 to 1, got "1"',
  ],
  'matrix: a sum': [
    () =>
      transition([
        [0.5, 0.4],
        [0, 1],
      ]),
    RangeError,
    "`matrix row 0` must be probabilities that sum to 1 (within 0.000001), got 0.9; for probabilities that sum to 1 along the columns pass orientation 'columns'",
  ],
  'matrix: columns': [
    () =>
      transition(
        [
          [0.5, 0.5],
          [0, 1],
        ],
        'columns',
      ),
    RangeError,
    "`matrix column 0` must be probabilities that sum to 1 (within 0.000001), got 0.5; for probabilities that sum to 1 along the rows pass orientation 'rows'",
  ],
  'matrix: orientation': [
    () => transition([[1]], 'both' as never),
    TypeError,
    '`orientation` must be one of "rows", "columns", got "both"',
  ],
  'matrix: size': [
    () => under(transition([[1]])),
    RangeError,
    '`matrix` must be 3 x 3, as many as classes, got [[1]]',
  ],
  'instance: kind': [
    () => instanceDependent(4 as never),
    TypeError,
    '`probabilities` must be n x classes numbers or a function of the example, got 4',
  ],
  'instance: missing': [
    () => instanceDependent(undefined as never),
    TypeError,
    '`probabilities` must be n x classes numbers or a function of the example, got undefined',
  ],
  'instance: size': [
    () => under(instanceDependent([1])),
    RangeError,
    '`probabilities` must be 3 x 3 = 9 numbers, got 1',
  ],
  'instance: no row': [
    () => under(instanceDependent((() => undefined) as never)),
    TypeError,
    '`probabilities(0)` must be a row of 3 probabilities, got undefined',
  ],
  'instance: a short row': [
    () => under(instanceDependent((id) => (id === 1 ? [1] : [1, 0, 0]))),
    TypeError,
    '`probabilities(1)` must be a row of 3 probabilities, got [1]',
  ],
  'instance: an entry': [
    () => under(instanceDependent(() => [Number.NaN, 1, 0])),
    RangeError,
    '`probabilities[0][0]` must be a probability from 0 to 1, got NaN',
  ],
  'instance: a sum': [
    () => under(instanceDependent(() => [0.5, 0, 0])),
    RangeError,
    '`probabilities row 0` must be probabilities that sum to 1 (within 0.000001), got 0.5',
  ],
  'permute: unknown': [
    () => permuteLabels(labels, { classes: 3, seed: 1, rate: 1 } as never),
    TypeError,
    '`rate` is not an option; the options are classes, classNames, seed, split, ids',
  ],
  'rename: both': [
    () => renameClasses(labels, { classes: 3, names: [0, 1, 2], seed: 1 } as never),
    TypeError,
    '`names` and `seed` exclude each other; leave one of them out',
  ],
  'rename: neither': [
    () => renameClasses(labels, { classes: 3 } as never),
    TypeError,
    '`seed` must be a string or a whole number, got undefined',
  ],
  'rename: kind': [
    () => renameClasses(labels, { classes: 3, names: 'abc' as never }),
    TypeError,
    '`names` must be an array of 3 class ids, got "abc"',
  ],
  'rename: no class': [
    () => renameClasses(labels, { classes: 3, names: [0, 1, 3] }),
    RangeError,
    '`names[2]` must be a whole number from 0 to 2, got 3',
  ],
  'rename: no bijection': [
    () => renameClasses(labels, { classes: 3, names: [0, 1, 1] }),
    RangeError,
    '`names` must be a permutation of 0 to 2, got [0, 1, 1]',
  ],
  'rename: one name too many': [
    () => renameClasses(labels, { classes: 3, names: [0, 1, 2, 2] }),
    RangeError,
    '`names` must be a permutation of 0 to 2, got [0, 1, 2, 2]',
  ],
  'audit: lengths': [
    () => audit([0], [0, 1], { classes: 2 }),
    RangeError,
    '`noisy.length` must be 1, that of `clean`, got 2',
  ],
  'audit: empty': [
    () => audit([], [], { classes: 2 }),
    RangeError,
    '`clean` must be at least one label, got []; skip empty batches',
  ],
  'audit: a label': [
    () => audit([0], [2], { classes: 2 }),
    RangeError,
    '`noisy[0]` must be a whole number from 0 to 1, got 2',
  ],
  'audit: classes': [
    () => audit([0], [0], undefined as never),
    TypeError,
    '`classes` must be a whole number from 1 to 65536, got undefined',
  ],
};

const pixels = Float32Array.from({ length: 24 }, (_, k) => k);
const imageShape = [2, 2, 3];
const shuffle = (input: unknown, changed: object = {}) =>
  shufflePixels(input as Float32Array, { seed: 1, imageShape, ...changed });
const gaussian = (changed: object, input: unknown = pixels) =>
  replaceWithGaussian(input as Float32Array, { seed: 1, imageShape, ...changed });
const imageCount = exactImageCount('shuffled-pixels', 2, { seed: 1, rate: 0.5 });
const shapes = 'the shape of one image, [height, width, channels], [height, width] or [values]';
const clipRule = 'two finite numbers, [least, most], the first one smaller';
const integers =
  "`images` must be a Float32Array, or used with round: 'half-up' and a clip of whole numbers that it can hold, got a Uint8Array; for pixels from 0 to 255 pass clip: [0, 255], round: 'half-up'";

const imageRows: Record<string, Row> = {
  'images: a plain array': [
    () => shuffle([1, 2]),
    TypeError,
    '`images` must be a typed array of numbers or a tensor, got [1, 2]',
  ],
  'images: bigint': [
    () => shuffle(new BigInt64Array(24)),
    TypeError,
    '`images` must be a typed array of numbers or a tensor, got a BigInt64Array',
  ],
  'images: missing': [
    () => shuffle(undefined),
    TypeError,
    '`images` must be a typed array of numbers or a tensor, got undefined',
  ],
  'imageShape: missing': [
    () => shuffle(pixels, { imageShape: undefined }),
    TypeError,
    `\`imageShape\` must be ${shapes}, got undefined`,
  ],
  'images: none': [() => shuffle(new Float32Array(0)), RangeError, '`images` must be n x 12 values, got 0'],
  'imageShape: no sides': [
    () => shuffle(pixels, { imageShape: [] }),
    TypeError,
    `\`imageShape\` must be ${shapes}, got []`,
  ],
  'imageShape: with the count': [
    () => shuffle(pixels, { imageShape: [2, 2, 2, 3] }),
    TypeError,
    `\`imageShape\` must be ${shapes}, got [2, 2, 2, 3]; write imageShape: [2, 2, 3], the count follows from the length`,
  ],
  'imageShape: a side of 0': [
    () => shuffle(pixels, { imageShape: [0, 24] }),
    RangeError,
    '`imageShape[0]` must be a whole number from 1 to 9007199254740991, got 0',
  ],
  'imageShape: length': [
    () => shuffle(pixels, { imageShape: [7] }),
    RangeError,
    '`images` must be n x 7 values, got 24',
  ],
  'shape: with the count': [
    () => shuffle(pixels, { shape: [2, 2, 2, 3] }),
    TypeError,
    '`shape` must be left out, got [2, 2, 2, 3]; write imageShape: [2, 2, 3], the count follows from the length',
  ],
  'shape: another name': [
    () => shuffle(pixels, { shape: [2, 12] }),
    TypeError,
    '`shape` must be left out, got [2, 12]; write imageShape, the shape of one image',
  ],
  'option: unknown': [
    () => shuffle(pixels, { blocks: 2 }),
    TypeError,
    '`blocks` is not an option; the options are imageShape, channels, block, rate, count, seed, split, ids',
  ],
  channels: [
    () => shuffle(pixels, { channels: 'apart' }),
    TypeError,
    '`channels` must be one of "together", "independent", got "apart"',
  ],
  'block: kind': [
    () => shuffle(pixels, { block: '2' }),
    TypeError,
    '`block` must be a number of pixels or [height, width], got "2"',
  ],
  'block: three numbers': [
    () => shuffle(pixels, { block: [1, 1, 1] }),
    TypeError,
    '`block` must be a number of pixels or [height, width], got [1, 1, 1]',
  ],
  'block: no divisor': [
    () => shuffle(pixels, { block: [1, 3] }),
    RangeError,
    '`block` must be a divisor of the image, 2 x 2 pixels, got [1, 3]',
  ],
  'block: zero': [
    () => shuffle(pixels, { block: 0 }),
    RangeError,
    '`block height` must be a whole number from 1 to 9007199254740991, got 0',
  ],
  rate: [
    () => shuffle(pixels, { rate: Number.NaN }),
    RangeError,
    '`rate` must be a number from 0 to 1, got NaN',
  ],
  seed: [
    () => shuffle(pixels, { seed: undefined }),
    TypeError,
    '`seed` must be a string or a whole number, got undefined',
  ],
  ids: [() => shuffle(pixels, { ids: ['a'] }), RangeError, '`ids` must be as many as the 2 examples, got 1'],
  'count: no rate': [
    () => shuffle(pixels, { count: imageCount }),
    RangeError,
    `\`count\` must be ${foreign}, got an Object`,
  ],
  'count: another operation': [
    () => randomizePixels(pixels, { seed: 1, imageShape, rate: 0.5, count: imageCount }),
    RangeError,
    `\`count\` must be ${foreign}, got an Object`,
  ],
  'count: 0': [
    () => shuffle(pixels, { rate: 0.5, count: 0 }),
    RangeError,
    `\`count\` must be ${foreign}, got 0`,
  ],
  'clip: kind': [() => gaussian({ clip: 1 }), TypeError, `\`clip\` must be ${clipRule}, got 1`],
  'clip: three numbers': [
    () => gaussian({ clip: [0, 1, 2] }),
    TypeError,
    `\`clip\` must be ${clipRule}, got [0, 1, 2]`,
  ],
  'clip: order': [() => gaussian({ clip: [1, 0] }), RangeError, `\`clip\` must be ${clipRule}, got [1, 0]`],
  'clip: a single value': [
    () => gaussian({ clip: [1, 1] }),
    RangeError,
    `\`clip\` must be ${clipRule}, got [1, 1]`,
  ],
  'clip: infinite': [
    () => gaussian({ clip: [0, Number.POSITIVE_INFINITY] }),
    RangeError,
    `\`clip\` must be ${clipRule}, got [0, Infinity]`,
  ],
  round: [() => gaussian({ round: 'up' }), TypeError, "`round` must be 'none' or 'half-up', got \"up\""],
  'statistics: scope': [
    () => gaussian({ statistics: 'all' }),
    TypeError,
    '`statistics` must be one of "set", "channel", "position", got "all"',
  ],
  'statistics: a mean': [
    () => gaussian({ statistics: { mean: Number.NaN, std: 1 } }),
    RangeError,
    '`statistics.mean[0]` must be a number from -1e+37 to 1e+37, for float32, got NaN',
  ],
  'statistics: no std': [
    () => gaussian({ statistics: { mean: 1 } }),
    TypeError,
    '`statistics.std` must be a number, or 3 (channels) or 12 numbers of at least 0, got undefined',
  ],
  'statistics: negative': [
    () => gaussian({ statistics: { mean: 1, std: [1, -1, 1] } }),
    RangeError,
    '`statistics.std[1]` must be a number from 0 to 1e+37, for float32, got -1',
  ],
  'statistics: number': [
    () => gaussian({ statistics: { mean: [1, 2], std: 1 } }),
    RangeError,
    '`statistics.mean` must be a number, or 3 (channels) or 12 numbers, got [1, 2]',
  ],
  'statistics: number, one pixel an image': [
    () => gaussian({ imageShape: [1, 1, 8], statistics: { mean: [1, 2], std: 1 } }),
    RangeError,
    '`statistics.mean` must be a number, or 8 numbers, got [1, 2]',
  ],
  'statistics: text': [
    () => gaussian({ statistics: { mean: ['0.5'], std: 1 } }),
    RangeError,
    '`statistics.mean[0]` must be a number from -1e+37 to 1e+37, for float32, got "0.5"',
  ],
  'images: finite, of an infinite variance': [
    () =>
      gaussian(
        {},
        Float64Array.from({ length: 24 }, (_, k) => (k % 2 ? 1e200 : -1e200)),
      ),
    RangeError,
    '`images[23]` must be finite numbers of a finite variance, got 1e+200; or give the statistics',
  ],
  'images: NaN in one channel': [
    () =>
      gaussian(
        { statistics: 'channel' },
        pixels.map((v, k) => (k === 7 ? Number.NaN : v)),
      ),
    RangeError,
    '`images[7]` must be finite numbers of a finite variance, got NaN; or give the statistics',
  ],
  'images: a mean beyond float32': [
    () => gaussian({}, new Float64Array(24).fill(2 ** 200)),
    RangeError,
    `\`statistics.mean[0]\` must be a number from -1e+37 to 1e+37, for float32, got ${2 ** 200}`,
  ],
  'images: NaN': [
    () =>
      gaussian(
        {},
        pixels.map((v, k) => (k === 5 ? Number.NaN : v)),
      ),
    RangeError,
    '`images[5]` must be finite numbers of a finite variance, got NaN; or give the statistics',
  ],
  'images: integers': [() => gaussian({}, new Uint8Array(24)), RangeError, integers],
  'images: integers, not clipped': [
    () => gaussian({ round: 'half-up' }, new Uint8Array(24)),
    RangeError,
    integers,
  ],
  'images: integers, not rounded': [
    () => gaussian({ clip: [0, 255] }, new Uint8Array(24)),
    RangeError,
    integers,
  ],
  'images: a clip too low': [
    () => gaussian({ clip: [-1, 255], round: 'half-up' }, new Uint8Array(24)),
    RangeError,
    integers,
  ],
  'images: a clip too wide': [
    () => gaussian({ clip: [0, 256], round: 'half-up' }, new Uint8Array(24)),
    RangeError,
    integers,
  ],
  'record: lengths': [
    () => recordImages(shuffle(pixels).plan, pixels, pixels.slice(1)),
    RangeError,
    '`output` must be the 24 values of 2 images, got 23',
  ],
};

describe.each([
  ['labels', labelRows],
  ['images', imageRows],
])('law 8: bad input is an error, %s', (_, rows) => {
  it.each(Object.entries(rows))('%s', (_, [call, kind, text]) => {
    let error: unknown;
    try {
      call();
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toBeInstanceOf(kind);
    expect((error as Error).message).toBe(text);
  });
});

describe('law 8: tensors', () => {
  beforeAll(() => tf.setBackend('cpu'));

  it.each<[string, () => tf.Tensor, (tensor: tf.Tensor) => Promise<unknown>, string]>([
    [
      'labels of rank 3',
      () => tf.zeros([2, 3, 1]),
      (t) => corruptLabels(t, options),
      '`labels` must be of shape [n, 3], or [n] if not bool, got [2, 3, 1]',
    ],
    [
      'one-hot of other classes',
      () => tf.zeros([2, 4]),
      (t) => corruptLabels(t, options),
      '`labels` must be of shape [n, 3], or [n] if not bool, got [2, 4]',
    ],
    [
      'bool indices of three classes',
      () => tf.zeros([2], 'bool'),
      (t) => corruptLabels(t, options),
      '`labels` must be of shape [n, 3], or [n] if not bool, got [2]',
    ],
    [
      'no labels',
      () => tf.tensor1d([], 'int32'),
      (t) => corruptLabels(t, options),
      '`labels` must be at least one label, got an Int32Array',
    ],
    [
      'text',
      () => tf.tensor1d(['a']),
      (t) => corruptLabels(t, options),
      '`labels` must be of dtype int32 or float32 or bool, got "string"',
    ],
    [
      'a bad label',
      () => tf.tensor1d([7], 'int32'),
      (t) => corruptLabels(t, options),
      '`labels[0]` must be a whole number from 0 to 2, got 7',
    ],
    [
      'a bad one-hot row',
      () => tf.zeros([1, 3]),
      (t) => corruptLabels(t, options),
      '`labels row 0` must be one-hot',
    ],
    [
      'an encoding',
      () => tf.zeros([1]),
      (t) => corruptLabels(t, { ...options, encoding: 'index' } as never),
      '`encoding` is not an option',
    ],
    [
      'permuted: a bad label',
      () => tf.tensor1d([-1]),
      (t) => permuteLabels(t, { classes: 3, seed: undefined as never }),
      '`seed` must be a string or a whole number',
    ],
    [
      'renamed: no names',
      () => tf.tensor1d([0]),
      (t) => renameClasses(t, { classes: 3 } as never),
      '`seed` must be a string or a whole number',
    ],
    [
      'images of rank 1',
      () => tf.zeros([4]),
      (t) => shufflePixels(t, { seed: 1 }),
      '`images` must be of the shape [n, height, width, channels], [n, height, width] or [n, values], got [4]',
    ],
    [
      'images of rank 5',
      () => tf.zeros([1, 2, 2, 2, 2]),
      (t) => shufflePixels(t, { seed: 1 }),
      '`images` must be of the shape [n, height, width, channels], [n, height, width] or [n, values], got [1, 2, 2, 2, 2]',
    ],
    [
      'no images',
      () => tf.zeros([0, 4]),
      (t) => randomizePixels(t, { seed: 1 }),
      '`images.shape[0]` must be a whole number from 1',
    ],
    [
      'bool images',
      () => tf.zeros([1, 4], 'bool'),
      (t) => shufflePixels(t, { seed: 1 }),
      '`images` must be of dtype float32 or int32, got "bool"',
    ],
    [
      'a shape',
      () => tf.zeros([1, 4]),
      (t) => shufflePixels(t, { seed: 1, shape: [1, 4] } as never),
      '`shape` is not an option',
    ],
    [
      'integers without a fit',
      () => tf.zeros([1, 4], 'int32'),
      (t) => replaceWithGaussian(t, { seed: 1 }),
      '`images` must be a Float32Array, or used with round',
    ],
  ])('%s: a rejection, no leak', async (_, make, apply, text) => {
    const before = tf.memory().numTensors;
    const input = make();
    await expect(apply(input)).rejects.toThrow(text);
    expect(input.isDisposed).toBe(false);
    input.dispose();
    const verb = apply(input);
    await expect(verb).rejects.toThrow('must be alive and of this realm, got a Tensor');
    expect(tf.memory().numTensors).toBe(before);
  });
});

describe('law 8: a wrong option of a tensor is an error before its values are read', () => {
  beforeAll(() => tf.setBackend('cpu'));
  const rows: Record<string, (t: never) => unknown> = {
    'corruptLabels, seed': (t) => corruptLabels(t, { ...options, seed: 0.5 }),
    'corruptLabels, classes': (t) => corruptLabels(t, { ...options, classes: 0 }),
    'corruptLabels, unknown': (t) => corruptLabels(t, { ...options, rate: 1 } as never),
    'corruptLabels, encoding': (t) => corruptLabels(t, { ...options, encoding: 'index' } as never),
    'corruptLabels, noise': (t) => corruptLabels(t, { ...options, noise: transition([[1]]) }),
    'corruptLabels, groups': (t) => corruptLabels(t, { ...options, noise: groups([[0, 1]], 0.1) }),
    'corruptLabels, ids': (t) => corruptLabels(t, { ...options, ids: [1] }),
    'corruptLabels, count': (t) => corruptLabels(t, { ...options, count: { ...count, picked: 1 } }),
    'permuteLabels, ids': (t) => permuteLabels(t, { classes: 3, seed: 1, ids: [1, 1, 1] }),
    'permuteLabels, split': (t) => permuteLabels(t, { classes: 3, seed: 1, split: '' }),
    'renameClasses, names': (t) => renameClasses(t, { classes: 3, names: [0] }),
  };
  const imageRows: Record<string, (t: never) => unknown> = {
    'shufflePixels, block': (t) => shufflePixels(t, { seed: 1, block: 3 } as never),
    'shufflePixels, rate': (t) => shufflePixels(t, { seed: 1, rate: 2 } as never),
    'randomizePixels, channels': (t) => randomizePixels(t, { seed: 1, channels: 'x' } as never),
    'replaceWithGaussian, clip': (t) => replaceWithGaussian(t, { seed: 1, clip: [1, 0] } as never),
    'replaceWithGaussian, rate': (t) => replaceWithGaussian(t, { seed: 1, rate: -1 } as never),
    'replaceWithGaussian, scope': (t) => replaceWithGaussian(t, { seed: 1, statistics: 'all' } as never),
    'replaceWithGaussian, std': (t) =>
      replaceWithGaussian(t, { seed: 1, statistics: { mean: 0, std: -1 } } as never),
    'pixelStatistics, scope': (t) => pixelStatistics(t, { scope: 'all' } as never),
  };
  const cases = [
    ...Object.entries(rows).map(([name, call]) => [name, call, [3]] as const),
    ...Object.entries(imageRows).map(([name, call]) => [name, call, [3, 4]] as const),
  ];

  it.each(cases)('%s', async (_, call, shape) => {
    const input = tf.zeros([...shape]);
    let reads = 0;
    const read = input.data.bind(input);
    input.data = () => {
      reads++;
      return read() as never;
    };
    await expect((async () => call(input as never))()).rejects.toThrow(/must be|is not an option/);
    expect(reads).toBe(0);
    input.dispose();
  });
});
