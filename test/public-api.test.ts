import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

/** The entry points of the package, and what they export at run time: a change here is a change of the public contract. */
const entries = [
  'index',
  'simd',
  'parallel',
  'train',
  'wasm-training',
  'node',
  'experiments',
  'sweeps',
  'theory',
  'measures',
  'testing',
];

/** The program of a worker, which exports nothing. */
const programs = ['parallel-worker'];

it.each(entries)('exports of %s', async (entry) => {
  const exports = await import(`../src/${entry}.ts`);
  expect(Object.keys(exports).sort()).toMatchSnapshot();
});

it('has an entry for every subpath of the package', () => {
  const { exports } = JSON.parse(readFileSync('package.json', 'utf8'));
  const subpaths = Object.keys(exports).filter((path) => !path.endsWith('.json'));
  expect(subpaths.map((path) => path.replace(/^\.\/?/, '') || 'index')).toEqual([...entries, ...programs]);
});
