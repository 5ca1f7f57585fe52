import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { ImageCase, LabelCase } from './cases.js';
import images from './images.json';
import labels from './labels.json';
import { replayImages, replayLabels, replayNames } from './replay.js';

/*
 * Value stability: the public functions against the vectors that the Python implementation beside this file wrote. A release
 * must not change a single one of them.
 */

const digest = (values: ArrayBufferView) =>
  createHash('sha256')
    .update(new Uint8Array(values.buffer, values.byteOffset, values.byteLength))
    .digest('hex');

describe('value stability: labels', () => {
  test.each(labels.cases as unknown as LabelCase[])('$name', (example) => {
    const output = replayLabels(example);
    expect(Array.from(output.slice(0, 16))).toEqual(example.head);
    expect(digest(output)).toBe(example.sha256);
  });
});

describe('value stability: renamed classes', () => {
  test.each(labels.renamed)('$classes classes, seed $seed', ({ classes, seed, head, sha256 }) => {
    const names = replayNames(classes, seed);
    expect(Array.from(names.slice(0, 16))).toEqual(head);
    expect(digest(names)).toBe(sha256);
  });
});

describe('value stability: images', () => {
  test.each(images.cases as unknown as ImageCase[])('$name', (example) => {
    const output = replayImages(example);
    expect(Array.from(output.slice(0, 8))).toEqual(example.head);
    expect(digest(output)).toBe(example.sha256);
  });
});
