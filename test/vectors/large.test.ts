import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { deriveKey } from '../../src/random/key.js';
import { permutationAt } from '../../src/random/permutation.js';
import large from './large.json';

/* Value stability, where the list of rejected positions grows: a permutation that the Python implementation takes seconds for. */

test.each(large.cases)('value stability: $n positions, $rejected of them rejected', (example) => {
  const { seed, operation, id, n, rejected, head, sha256 } = example;
  expect(rejected).toBeGreaterThan(8192);
  const permutation = permutationAt(deriveKey(seed, 'train', operation), id, n);
  expect(Array.from(permutation.slice(0, 8))).toEqual(head);
  expect(createHash('sha256').update(permutation).digest('hex')).toBe(sha256);
});
