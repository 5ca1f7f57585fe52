import {
  corruptLabels,
  type ImageRecord,
  type LabelRecord,
  randomizePixels,
  recordImages,
  recordLabels,
  replaceWithGaussian,
  shufflePixels,
  symmetric,
  uniform,
} from 'rethink-gen';
import { scaleBytes } from 'rethink-gen/experiments';
import { digits } from './data.js';
import type { Setting } from './setting.js';
import { TASK } from './task.js';

const NOISES = { labels: uniform, 'symmetric labels': symmetric } as const;

/** The record of a setting's corruption, which `verify` derives again; null if nothing is corrupted. */
export function recordOf({ corruption, dose, seed }: Setting): LabelRecord | ImageRecord | null {
  if (dose === 0) return null;
  const { images, labels, imageShape } = digits().train;
  const rate = dose / 100;
  if (corruption === 'labels' || corruption === 'symmetric labels') {
    const noise = NOISES[corruption](rate);
    return recordLabels(corruptLabels(labels, { noise, classes: TASK.classes, seed }).plan);
  }
  const options = { imageShape, seed, rate };
  if (corruption === 'gaussian') {
    const values = scaleBytes(images);
    const written = replaceWithGaussian(values, options);
    return recordImages(written.plan, values, written.images);
  }
  const moved =
    corruption === 'random pixels' ? randomizePixels(images, options) : shufflePixels(images, options);
  return recordImages(moved.plan, images, moved.images);
}
