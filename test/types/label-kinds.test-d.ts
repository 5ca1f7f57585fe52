import { expectTypeOf } from 'vitest';
import {
  audit,
  corrupt,
  corruptLabels,
  exactLabelCount,
  type LabelVector,
  permuteLabels,
  renameClasses,
  symmetric,
  verify,
} from '../../src/index.js';

/*
 * The kinds of labels and what comes out. The compiler runs this file (`npm run types`); no test runner does.
 */

const options = { noise: symmetric(0.4), classes: 2, seed: 1 };
const named = { ...options, classes: ['cat', 'dog'] };
declare const int64: LabelVector<BigInt64Array<ArrayBuffer>>;
declare const text: LabelVector<string[]>;

expectTypeOf(corruptLabels(BigInt64Array.of(1n), options).labels).toEqualTypeOf<BigInt64Array<ArrayBuffer>>();
expectTypeOf(corruptLabels(BigUint64Array.of(1n), options).labels).toEqualTypeOf<
  BigUint64Array<ArrayBuffer>
>();
expectTypeOf(corruptLabels([0n, 1n] as const, options).labels).toEqualTypeOf<bigint[]>();
expectTypeOf(corruptLabels(['cat', 'dog'] as const, named).labels).toEqualTypeOf<string[]>();
expectTypeOf(corruptLabels([[0, 1]], options).labels).toEqualTypeOf<number[][]>();
expectTypeOf(corruptLabels([Uint8Array.of(0, 1)], options).labels).toEqualTypeOf<Uint8Array<ArrayBuffer>[]>();
expectTypeOf(corruptLabels(int64, options).labels).toEqualTypeOf<BigInt64Array<ArrayBuffer>>();
expectTypeOf(corruptLabels(text, named).labels).toEqualTypeOf<string[]>();
expectTypeOf(permuteLabels(['cat'], { classes: ['cat', 'dog'], seed: 1 }).labels).toEqualTypeOf<string[]>();
expectTypeOf(renameClasses(['cat'], { classes: ['cat', 'dog'], seed: 1 }).labels).toEqualTypeOf<string[]>();
// @ts-expect-error: strings need the names of their classes.
corruptLabels(['cat'], options);

// Whoever else takes labels takes every kind.
const record = { specification: { operation: 'label-noise', streams: 1 } } as const;
audit(['cat'], ['dog'], { classes: ['cat', 'dog'] });
audit(BigInt64Array.of(1n), Int32Array.of(1), { classes: 2 });
verify(record, { input: ['cat'], output: ['dog'] });
exactLabelCount(2, named);
expectTypeOf(corrupt([{ ys: 'cat' }], { seed: 1, labels: named })).toEqualTypeOf<{ ys: string }[]>();
expectTypeOf(corrupt({ ys: [1n] }, { seed: 1, labels: options })).toEqualTypeOf<{ ys: bigint[] }>();
