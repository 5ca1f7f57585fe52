import { checkInteger } from '../errors/checks.js';
import { checkExamples, copyOf } from './check-examples.js';
import type { LabelledBytes, LabelledImages } from './labelled-images.js';

/** Some examples of a split, in the order of their places. */
export function pickExamples(split: LabelledBytes, places: Uint32Array): LabelledBytes {
  const size = split.images.length / split.labels.length;
  const images = new Uint8Array(places.length * size);
  const labels = new Uint8Array(places.length);
  places.forEach((place, i) => {
    images.set(split.images.subarray(place * size, (place + 1) * size), i * size);
    labels[i] = split.labels[place];
  });
  return { images, labels, imageShape: split.imageShape };
}

/** The first `count` examples of a split, or all of them if it has fewer. The images are a view, the labels a copy. */
export function firstExamples<Split extends LabelledImages>(given: Split, count: number): Split {
  checkInteger('count', count, 0);
  const split = copyOf(given);
  const n = checkExamples('split', split, Number.MAX_SAFE_INTEGER);
  const { images, labels, originalLabels, corrupted } = split;
  return {
    ...split,
    images: images.subarray(0, (count * images.length) / n),
    labels: labels.slice(0, count),
    ...(originalLabels && { originalLabels: originalLabels.slice(0, count) }),
    ...(corrupted && { corrupted: corrupted.slice(0, count) }),
  };
}
