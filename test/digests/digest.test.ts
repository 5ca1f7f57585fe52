import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { scaleBytes } from '../../src/datasets/standardize-images.js';
import { digestPixels, digestValues } from '../../src/digests/digest.js';
import { sha256OfPieces } from '../../src/digests/sha256.js';

it('pieces have the digest of what they are in a row', () => {
  const bytes = Uint8Array.from({ length: 300 }, (_, k) => k * 7);
  const whole = createHash('sha256').update(bytes).digest('hex');
  for (const at of [0, 64, 256]) {
    expect(sha256OfPieces([bytes.subarray(0, at), bytes.subarray(at)])).toBe(whole);
  }
});

it('bytes have the digest of the float32 values that they stand for', () => {
  for (const length of [0, 1, 2 ** 16, 2 ** 16 + 17]) {
    const bytes = Uint8Array.from({ length }, (_, k) => k * 5);
    expect(digestPixels(bytes)).toBe(digestValues(scaleBytes(bytes)));
    expect(digestPixels(scaleBytes(bytes))).toBe(digestPixels(bytes));
  }
});
