import type { Tensor1D, Tensor4D } from '@tensorflow/tfjs-core';
import {
  type CorruptedImages,
  corrupt,
  corruptLabels,
  corruptLabelsInto,
  type LabelNoiseOptions,
  type LabelPlan,
  type LabelRecord,
  permuteLabels,
  type RandomPixelsOptions,
  randomizePixels,
  recordLabels,
  renameClasses,
  replaceWithGaussian,
  type ShuffledPixelsOptions,
  shufflePixels,
  symmetric,
} from 'rethink-gen';
import { expectTypeOf, it } from 'vitest';

/** Types are compared by the compiler (`npm run types`): the functions here are never called. */
const options: LabelNoiseOptions = { noise: symmetric(0.4), classes: 10, seed: 42 };
const labels = { noise: symmetric(0.4), classes: 10 };
const images = { seed: 42 };

it('corruptLabels gives the kind of labels that it takes', () => {
  expectTypeOf(
    (given: Int32Array) => corruptLabels(given, options).labels,
  ).returns.toEqualTypeOf<Int32Array>();
  expectTypeOf((given: number[]) => corruptLabels(given, options).labels).returns.toEqualTypeOf<number[]>();
  expectTypeOf((given: Tensor1D) => corruptLabels(given, options)).returns.resolves.toEqualTypeOf<{
    readonly labels: Tensor1D;
    readonly plan: LabelPlan<LabelNoiseOptions>;
  }>();
});

it('labels that are written as literals do not keep the values in their type', () => {
  expectTypeOf(() => corruptLabels([1, 2] as const, options).labels).returns.toEqualTypeOf<number[]>();
  expectTypeOf(() => corruptLabelsInto([1, 2], options, {}).labels).returns.toEqualTypeOf<number[]>();
  expectTypeOf(() => permuteLabels([1, 2] as const, { classes: 3, seed: 1 }).labels).returns.toEqualTypeOf<
    number[]
  >();
  expectTypeOf(() => renameClasses([1, 2] as const, { classes: 3, seed: 1 }).labels).returns.toEqualTypeOf<
    number[]
  >();
});

it('the verbs on images give the kind of images that they take', () => {
  const imageShape = [4, 4, 3] as const;
  expectTypeOf((given: Uint8Array) => shufflePixels(given, { ...images, imageShape })).returns.toEqualTypeOf<
    CorruptedImages<Uint8Array, ShuffledPixelsOptions>
  >();
  expectTypeOf((given: Tensor4D) => randomizePixels(given, images)).returns.resolves.toEqualTypeOf<
    CorruptedImages<Tensor4D, RandomPixelsOptions>
  >();
  expectTypeOf(
    (given: Float32Array) =>
      replaceWithGaussian(given, { ...images, imageShape, scope: 'each-image' } as never).images,
  ).returns.toEqualTypeOf<Float32Array>();
});

it('corrupt gives the form of data set that it takes', () => {
  expectTypeOf((columns: { xs: Float32Array; ys: Int32Array }) =>
    corrupt(columns, { seed: 42, labels }),
  ).returns.toEqualTypeOf<{ xs: Float32Array; ys: Int32Array }>();
  expectTypeOf((columns: { xs: Tensor4D; ys: Tensor1D }) =>
    corrupt(columns, { seed: 42, labels }),
  ).returns.resolves.toEqualTypeOf<{ xs: Tensor4D; ys: Tensor1D }>();
  expectTypeOf((stream: AsyncIterable<{ ys: number }>) =>
    corrupt(stream, { seed: 42, labels }),
  ).returns.toEqualTypeOf<AsyncIterable<{ ys: number }>>();
});

it('a plan gives a record', () => {
  expectTypeOf((given: number[]) =>
    recordLabels(corruptLabels(given, options).plan),
  ).returns.toEqualTypeOf<LabelRecord>();
});
