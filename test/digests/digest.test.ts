import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { scaleBytes } from '../../src/datasets/standardize-images.js';
import { digestPixels, digestValues } from '../../src/digests/digest.js';
import { sha256OfPieces, startSha256 } from '../../src/digests/sha256.js';

it('pieces have the digest of what they are in a row, wherever they are cut', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 200 }), { maxLength: 6 }), (pieces) => {
      const expected = createHash('sha256').update(Buffer.concat(pieces)).digest('hex');
      expect(sha256OfPieces(pieces)).toBe(expected);
      const hash = startSha256();
      for (const piece of pieces) {
        hash.update(piece);
        hash.digest();
      }
      expect(hash.digest()).toBe(expected);
    }),
  );
});

it('bytes have the digest of the float32 values that they stand for', () => {
  for (const length of [0, 1, 2 ** 16, 2 ** 16 + 17]) {
    const bytes = Uint8Array.from({ length }, (_, k) => k * 5);
    expect(digestPixels(bytes)).toBe(digestValues(scaleBytes(bytes)));
    expect(digestPixels(scaleBytes(bytes))).toBe(digestPixels(bytes));
  }
});
