import { sha256 } from '../../src/digests/sha256.js';
import type { ImageCase, LabelCase } from '../vectors/cases.js';
import images from '../vectors/images.json';
import labels from '../vectors/labels.json';
import { replayImages, replayLabels, replayNames } from '../vectors/replay.js';

/*
 * What runs inside every engine: the public functions over all vectors of corruptions, with nothing but ECMAScript around
 * them (no console, no TextEncoder, no WebCrypto).
 */

/** What an engine reports. */
export interface GoldenReport {
  /** How many cases were computed. */
  readonly cases: number;
  /** The names of those whose digest is not the vector's, or that threw. */
  readonly wrong: readonly string[];
  /** SHA-256 of all the digests that were computed. */
  readonly digest: string;
}

/** Computes every vector and compares it; the report as JSON, which passes any boundary. */
export function report(): string {
  const digests: string[] = [];
  const wrong: string[] = [];
  const compare = (name: string, expected: string, compute: () => ArrayBufferView) => {
    try {
      const { buffer, byteOffset, byteLength } = compute();
      const digest = sha256(new Uint8Array(buffer, byteOffset, byteLength));
      digests.push(digest);
      if (digest !== expected) wrong.push(name);
    } catch (error) {
      wrong.push(`${name}: ${error}`);
    }
  };
  for (const example of labels.cases as unknown as LabelCase[])
    compare(example.name, example.sha256, () => replayLabels(example));
  for (const { classes, seed, sha256: expected } of labels.renamed)
    compare(`renamed ${classes}`, expected, () => replayNames(classes, seed));
  for (const example of images.cases as unknown as ImageCase[])
    compare(example.name, example.sha256, () => replayImages(example));
  const all = Uint8Array.from(digests.join(''), (digit) => digit.charCodeAt(0));
  return JSON.stringify({ cases: digests.length, wrong, digest: sha256(all) } satisfies GoldenReport);
}
