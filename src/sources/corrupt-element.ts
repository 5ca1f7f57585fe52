import { outOfRange, wrongKind } from '../errors/argument-error.js';
import type { ExampleId, ExampleIds } from '../random/example-ids.js';
import type { AnyTensor } from '../transforms/any-tensor.js';
import { isTensor, viewOf } from '../transforms/tensors.js';
import type { CorruptOptions, ElementOptions } from './corrupt-options.js';
import { corruptImage, corruptImages, countImages } from './image-part.js';
import { corruptBatch, corruptLabel, countLabels } from './label-part.js';
import type { PassRecords } from './pass-records.js';

/** An example or a batch: an object or a tuple whose fields hold labels and images. */
export type Element = Record<string | number, unknown>;

/** What a function that corrupts elements remembers between them: the position of the next example. */
interface Cursor {
  position: number;
  /** The records of the pass, if they are asked for. */
  readonly records?: PassRecords | undefined;
}

/**
 * A corrupted copy of an element: its labels and images are new, tensors among its other fields too (they share their data),
 * so that whoever takes the element disposes all of it and the source keeps its own. A promise if a field is a tensor.
 */
export function corruptElement(source: unknown, given: CorruptOptions, cursor: Cursor): unknown {
  if (typeof source !== 'object' || source === null)
    throw wrongKind('element', 'an object or a tuple', source);
  const element = source as Element;
  const options: ElementOptions = cursor.records ? { ...given, record: cursor.records.next() } : given;
  const { labels, images, elements } = options;
  const labelField = labels?.field ?? ('labels' in element ? 'labels' : 'ys');
  const imageField = images?.field ?? ('images' in element ? 'images' : 'xs');
  const batched = elements === 'batches';
  const has = (part: 'labels' | 'images', field: string | number) => {
    if (!(field in element) || field in Object.prototype)
      throw wrongKind(`${part}.field`, 'a field of every element', field, 'name the one that holds them');
    return element[field];
  };
  const work: [string | number, (ids: ExampleIds) => unknown][] = [];
  const counts: number[] = [];
  if (labels) {
    const value = has('labels', labelField);
    if (batched) counts.push(countLabels(value, labels));
    work.push([labelField, (ids) => (batched ? corruptBatch : corruptLabel)(value, options, labels, ids)]);
  }
  if (images) {
    const value = has('images', imageField);
    if (batched) counts.push(countImages(value, images));
    work.push([imageField, (ids) => (batched ? corruptImages : corruptImage)(value, options, images, ids)]);
  }
  const [count = 1, other = count] = counts;
  if (count !== other) throw outOfRange('images', `as many as the ${count} labels`, other);
  const ids = idsOf(element, options, cursor.position, count);
  cursor.position += count;
  const copy = (Array.isArray(element) ? [...element] : { ...element }) as Element;
  if (Object.values(element).some(isTensor)) return withTensors(copy, work, ids);
  for (const [field, apply] of work) copy[field] = apply(ids);
  return copy;
}

/** Applies the work to a copy whose tensors are still the source's; on failure everything new is disposed. */
async function withTensors(
  copy: Element,
  work: [string | number, (ids: ExampleIds) => unknown][],
  ids: ExampleIds,
) {
  const made: AnyTensor[] = [];
  try {
    for (const [field, apply] of work) {
      const value = await apply(ids);
      if (isTensor(value)) made.push(value);
      copy[field] = value;
    }
    for (const [field, value] of Object.entries(copy)) {
      if (!isTensor(value) || made.includes(value)) continue;
      const view = viewOf(field, value, value.shape);
      made.push(view);
      copy[field] = view;
    }
  } catch (error) {
    for (const tensor of made) tensor.dispose();
    throw error;
  }
  return copy;
}

/** The ids of the `count` examples of an element, the first of which stands at `position`. */
function idsOf(element: Element, { ids }: CorruptOptions, position: number, count: number): ExampleIds {
  if (ids === undefined) return { first: position };
  if (typeof ids === 'function') {
    const own = (ids as (element: Element, position: number) => ExampleId | ExampleIds)(element, position);
    return typeof own === 'object' ? own : [own];
  }
  if ('first' in ids) return { first: ids.first + position };
  return Array.from({ length: count }, (_, i) => ids[position + i]);
}
