import type { Tensor2D, Tensor4D } from '@tensorflow/tfjs-core';
import { expectTypeOf } from 'vitest';
import {
  type CorruptedImages,
  corrupt,
  type DatasetLike,
  type GaussianOptions,
  type ImageOperation,
  type ImagePlan,
  type ImageRecord,
  type MapStyleSource,
  type PixelStatistics,
  type PlannedGaussianOptions,
  pixelStatistics,
  type RandomPixelsOptions,
  randomizePixels,
  recordImages,
  replaceWithGaussian,
  type ShuffledPixelsOptions,
  shufflePixels,
  streamedPixelStatistics,
  uniform,
} from '../../src/index.js';
import { type Crew, corruptImagesInParallel } from '../../src/parallel.js';

/*
 * The types of the verbs on images and of `corrupt`. The compiler runs this file (`npm run types`); no test runner does.
 */

declare const tensor2d: Tensor2D;
declare const tensor4d: Tensor4D;
declare const crew: Crew;
const bytes = new Uint8Array(12);
const floats = new Float32Array(12);
const address = { imageShape: [2, 2], seed: 1 } as const;

// A typed array or a tensor gives the same kind.
expectTypeOf(shufflePixels(bytes, address).images).toEqualTypeOf<Uint8Array<ArrayBuffer>>();
expectTypeOf(randomizePixels(floats, address).images).toEqualTypeOf<Float32Array<ArrayBuffer>>();
expectTypeOf(replaceWithGaussian(floats, address).images).toEqualTypeOf<Float32Array<ArrayBuffer>>();
expectTypeOf(shufflePixels(tensor4d, { seed: 1 })).toEqualTypeOf<
  Promise<CorruptedImages<Tensor4D, ShuffledPixelsOptions>>
>();
expectTypeOf(randomizePixels(tensor2d, { seed: 1 }))
  .resolves.toHaveProperty('images')
  .toEqualTypeOf<Tensor2D>();
expectTypeOf(replaceWithGaussian(tensor4d, { seed: 1 }))
  .resolves.toHaveProperty('images')
  .toEqualTypeOf<Tensor4D>();

// The plan holds the options of its verb; the statistics of Gaussian pixels are known in it.
expectTypeOf(shufflePixels(bytes, address).plan).toEqualTypeOf<ImagePlan<ShuffledPixelsOptions>>();
expectTypeOf(randomizePixels(bytes, address).plan).toEqualTypeOf<ImagePlan<RandomPixelsOptions>>();
expectTypeOf(replaceWithGaussian(floats, address).plan).toEqualTypeOf<ImagePlan<PlannedGaussianOptions>>();
expectTypeOf<PlannedGaussianOptions['statistics']>().toEqualTypeOf<
  GaussianOptions['statistics'] & PixelStatistics
>();

// Every plan of images makes a record.
expectTypeOf(recordImages).returns.toEqualTypeOf<ImageRecord>();
expectTypeOf(
  recordImages(replaceWithGaussian(floats, address).plan, floats, floats),
).toEqualTypeOf<ImageRecord>();
expectTypeOf<'shuffled-pixels'>().toExtend<ImageOperation>();
expectTypeOf<string>().not.toExtend<ImageOperation>();

// Statistics: at once for arrays, a promise for tensors and batches.
expectTypeOf(pixelStatistics(floats, { imageShape: [2, 2] })).toEqualTypeOf<PixelStatistics>();
expectTypeOf(pixelStatistics(tensor4d)).toEqualTypeOf<Promise<PixelStatistics>>();
expectTypeOf(streamedPixelStatistics(() => [floats])).toEqualTypeOf<Promise<PixelStatistics>>();

// In workers, the options are those of the operation.
expectTypeOf(
  corruptImagesInParallel(crew, 'random-pixels', floats, address, { out: floats }),
).resolves.toEqualTypeOf<ImagePlan<RandomPixelsOptions>>();
// @ts-expect-error: Gaussian pixels have no blocks.
corruptImagesInParallel(crew, 'gaussian', floats, { ...address, block: 2 }, { out: floats });

// @ts-expect-error: a flat array needs the shape of one image.
shufflePixels(bytes, { seed: 1 });
// @ts-expect-error: the shape of all images is no option.
shufflePixels(bytes, { seed: 1, shape: [3, 2, 2] });
// @ts-expect-error: a seed is needed.
randomizePixels(bytes, { imageShape: [2, 2] });
// @ts-expect-error: the result is of the kind of the input.
randomizePixels(bytes, address, { out: floats });
// @ts-expect-error: a tensor is written to no array.
shufflePixels(tensor4d, { seed: 1 }, { out: floats });
// @ts-expect-error: this option has another name.
shufflePixels(bytes, address, { Out: bytes });

// `corrupt` gives the form that it is given.
interface Example {
  readonly xs: Float32Array;
  readonly ys: number;
}
interface TensorExample {
  readonly xs: Tensor4D;
  readonly ys: number;
}
declare const dataset: DatasetLike & { readonly name: string };
declare const list: readonly Example[];
declare const tensors: readonly TensorExample[];
declare const mapStyle: MapStyleSource<Example>;
declare const promised: MapStyleSource<Promise<Example>>;
declare const stream: AsyncIterable<Example>;
declare const iterable: Iterable<Example>;
declare const columns: Example;
declare const tensorColumns: TensorExample;
const options = { seed: 1, labels: { noise: uniform(1), classes: 10 } } as const;

expectTypeOf(corrupt(dataset, options)).toEqualTypeOf(dataset);
expectTypeOf(corrupt(list, options)).toEqualTypeOf<Example[]>();
expectTypeOf(corrupt(tensors, options)).toEqualTypeOf<Promise<TensorExample>[]>();
expectTypeOf(corrupt(mapStyle, options)).toEqualTypeOf<MapStyleSource<Example>>();
expectTypeOf(corrupt(promised, options)).toEqualTypeOf<MapStyleSource<Promise<Example>>>();
expectTypeOf(corrupt(stream, options)).toEqualTypeOf<AsyncIterable<Example>>();
expectTypeOf(corrupt(iterable, options)).toEqualTypeOf<Iterable<Example>>();
expectTypeOf(corrupt(columns, options)).toEqualTypeOf<Example>();
expectTypeOf(corrupt(tensorColumns, options)).toEqualTypeOf<Promise<TensorExample>>();

// The function that names examples is given an element of the source.
corrupt(list, { ...options, ids: (example) => expectTypeOf(example).toEqualTypeOf<Example>() && example.ys });
// @ts-expect-error: an option that there is not.
corrupt(list, { ...options, sed: 1 });
// @ts-expect-error: images have the shape of one image.
corrupt(list, { seed: 1, images: { operation: shufflePixels, shape: [2, 2] } });
