import { wrongKind } from '../errors/argument-error.js';
import { checkIsObject } from '../errors/checks.js';
import type { AnyTensor } from '../transforms/any-tensor.js';
import { isTensor } from '../transforms/tensors.js';
import { checkCorruptOptions } from './check-corrupt-options.js';
import { corruptElement } from './corrupt-element.js';
import type { CorruptOptions } from './corrupt-options.js';
import { passRecords } from './pass-records.js';
import {
  type DatasetLike,
  isAsyncIterable,
  isDataset,
  isIterable,
  isMapStyle,
  type MapStyleSource,
  type Pass,
  wrapAsyncIterable,
  wrapDataset,
  wrapIterable,
  wrapMapStyle,
} from './sources.js';

/** An element after its corruption: of the same kind, and a promise if one of its fields is a tensor. */
export type Corrupted<Element> =
  Element extends Promise<infer Settled>
    ? Promise<Settled>
    : Extract<Element[keyof Element], AnyTensor> extends never
      ? Element
      : Promise<Element>;

/** The elements of a dataset. */
export type ElementOf<Source> = Source extends {
  /** Visits every element. */
  forEachAsync(visit: (element: infer Element) => void): unknown;
}
  ? Element
  : never;

/**
 * Corrupts somebody else's data set, in the form that it has: columns in memory, an array of examples, any iterable or async
 * iterable of examples or batches, a map-style source, or a `tf.data.Dataset`. What happens to an example depends on the
 * options, the seed, the split and its id, so every form gives the same bits, in every pass, shard, order and worker.
 * Iterables, datasets and map-style sources are corrupted lazily, element by element.
 *
 * ```ts
 * const labels = { noise: symmetric(0.4), classes: 10 };
 * corrupt({ xs, ys }, { seed: 42, labels });                        // columns: arrays or tensors
 * corrupt(dataset, { seed: 42, labels }).shuffle(1000).batch(32);   // tf.data; its elements { xs, ys }
 * corrupt(examples(), { seed: 42, labels, ids: ({ name }) => name }); // a stream, by stable ids
 * ```
 *
 * Positions are those in the source: wrap a data set **before** it is shuffled or repeated, or give `ids`. A shard of
 * consecutive examples is given `ids: { first }`. Exact counts and statistics of the whole set stand in the options.
 *
 * Tensors that come out are the caller's to dispose; those that went in stay the source's (a `tf.data.Dataset` disposes its
 * own, as it always does).
 *
 * @param source `{ xs, ys }` or any object of columns; an array, iterable, async iterable, `{ length, get }` source or
 *   dataset whose elements are objects or tuples
 * @returns the same form: columns for columns (a promise for tensors), an array for an array, a lazy source for a lazy one
 * @throws TypeError later, at the element, if its labels or images do not fit the options
 */
export function corrupt<Source extends DatasetLike>(
  source: Source,
  options: CorruptOptions<ElementOf<Source>>,
): Source;
export function corrupt<Element>(
  source: readonly Element[],
  options: CorruptOptions<Element>,
): Corrupted<Element>[];
export function corrupt<Element>(
  source: MapStyleSource<Element>,
  options: CorruptOptions<Awaited<Element>>,
): MapStyleSource<Corrupted<Element>>;
export function corrupt<Element>(
  source: AsyncIterable<Element>,
  options: CorruptOptions<Element>,
): AsyncIterable<Element>;
export function corrupt<Element>(
  source: Iterable<Element>,
  options: CorruptOptions<Element>,
): Iterable<Corrupted<Element>>;
export function corrupt<Columns extends object>(
  source: Columns,
  options: CorruptOptions<Columns>,
): Corrupted<Columns>;
export function corrupt(source: object, given: CorruptOptions<never>): unknown {
  if (typeof source !== 'object' || source === null || ArrayBuffer.isView(source) || isTensor(source)) {
    const cure = 'for labels alone use corruptLabels, for images alone shufflePixels or its like';
    throw wrongKind('source', 'columns, or a source of examples or batches', source, cure);
  }
  const whole = ![isDataset, isMapStyle, isAsyncIterable, isIterable].some((is) => is(source));
  // Read once: what the caller writes to the options afterwards changes nothing.
  checkIsObject(given);
  const { labels, images, ...rest } = given as CorruptOptions;
  const options: CorruptOptions = {
    ...(whole && { elements: 'batches' }),
    ...rest,
    ...(labels !== undefined && { labels: copyOf(labels) }),
    ...(images !== undefined && { images: copyOf(images) }),
  };
  checkCorruptOptions(options, whole);
  const { onRecord } = options;
  const begin = (): Pass => {
    const cursor = { position: 0, records: onRecord && passRecords(onRecord) };
    const end = () => cursor.records?.end();
    return { corrupt: (element) => corruptElement(element, options, cursor), end };
  };
  const all = (elements: readonly unknown[]) => {
    const pass = begin();
    const corrupted = Array.from(elements, pass.corrupt);
    pass.end();
    return corrupted;
  };
  if (whole) return all([source])[0];
  if (isDataset(source)) return wrapDataset(source, begin);
  if (Array.isArray(source)) return all(source);
  if (isMapStyle(source)) {
    if (onRecord) throw wrongKind('onRecord', 'left out for a map-style source', onRecord, 'use onPlan');
    if (options.elements === 'batches' && typeof options.ids !== 'function')
      throw wrongKind('ids', 'a function of the batch for a map-style source of batches', options.ids);
    return wrapMapStyle(source, (element, position) => corruptElement(element, options, { position }));
  }
  if (isAsyncIterable(source)) return wrapAsyncIterable(source, begin);
  return wrapIterable(source as Iterable<unknown>, begin);
}

function copyOf<Part>(part: Part): Part {
  return typeof part === 'object' && part !== null ? { ...part } : part;
}
