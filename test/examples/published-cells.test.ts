import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { layPublishedCells } from '../../examples/published-cells.js';
import { experimentOf } from '../../src/experiments/catalogue.js';
import { manifestOf } from '../../src/sweeps/manifest.js';
import { merge } from '../../src/sweeps/merge.js';
import { openStore } from '../../src/sweeps/store.js';

const TABLE = 'docs/results/double-descent.jsonl';

let folder = '';
let store = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rethink-gen-published-'));
  store = join(folder, 'store');
  const { cells } = experimentOf('double-descent', 'small');
  const code = { version: '0.1.0', digest: 'a'.repeat(64) };
  openStore(store, manifestOf({ experiment: 'double-descent', scale: 'small', data: null, code, cells }));
});
afterEach(() => rmSync(folder, { recursive: true }));

it('a published table laid in a store is merged as the same bytes; one with fewer lines leaves the rest missing', () => {
  const lines = readFileSync(TABLE, 'utf8').trim().split('\n');
  const begun = join(folder, 'begun.jsonl');
  writeFileSync(begun, `${lines.slice(0, 3).join('\n')}\n`);
  expect(layPublishedCells(begun, store)).toBe(3);
  expect(merge([store]).missing).toHaveLength(lines.length - 3);
  expect(layPublishedCells(TABLE, store)).toBe(lines.length);
  expect(merge([store]).table).toBe(readFileSync(TABLE, 'utf8'));
});

it('a table of another experiment is refused', () => {
  cpSync('docs/results/kernel-norm.jsonl', join(folder, 'other.jsonl'));
  expect(() => layPublishedCells(join(folder, 'other.jsonl'), store)).toThrow(
    /^.*other\.jsonl: cell [0-9a-f]{12} is not in the grid of the store$/,
  );
});
