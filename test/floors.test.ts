import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { expect, it } from 'vitest';

/** Lowest first, as in docs/design.md. */
const FLOORS = [
  'errors',
  'random',
  'digests',
  'webassembly',
  'kernels',
  'plans',
  'records',
  'transforms',
  'parallel',
  'sources',
  'datasets',
  'testing',
  'wasm-training',
  'models',
  'theory',
  'train',
  'node',
  'experiments',
  'measures',
  'sweeps',
  'reports',
  'command',
];
const SOURCE = resolve('src');

const files = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts') && !path.endsWith('.d.ts'))
  .map((path) => join(SOURCE, path));

const floorOf = (file: string) => {
  const [folder, ...rest] = relative(SOURCE, file).split('/');
  return rest.length === 0 ? FLOORS.length : FLOORS.indexOf(folder);
};

const importsOf = (file: string) =>
  [...readFileSync(file, 'utf8').matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map((match) => match[1]);

it('knows every folder of src', () => {
  expect(files.filter((file) => floorOf(file) === -1)).toEqual([]);
  expect(files.length).toBeGreaterThan(50);
});

it('imports from its own floor or from below', () => {
  const upward = files.flatMap((file) =>
    importsOf(file)
      .filter((path) => path.startsWith('.'))
      .map((path) => resolve(dirname(file), path))
      .filter((target) => floorOf(target) > floorOf(file) || relative(SOURCE, target).startsWith('..'))
      .map((target) => `${relative(SOURCE, file)} -> ${relative(SOURCE, target)}`),
  );
  expect(upward).toEqual([]);
});

it('uses no tensor library below the transforms', () => {
  const below = files.filter((file) => floorOf(file) < FLOORS.indexOf('transforms'));
  const offenders = below.filter((file) => importsOf(file).some((path) => path.startsWith('@tensorflow/')));
  expect(below.length).toBeGreaterThan(30);
  expect(offenders).toEqual([]);
});

it('uses Node only in the sweeps, the command, what is made for Node, and what compiles WebAssembly', () => {
  const allowed = ['node', 'sweeps', 'reports', 'command'].map((floor) => FLOORS.indexOf(floor));
  const compiler = join(SOURCE, 'webassembly/compile.ts');
  const offenders = files.filter(
    (file) =>
      file !== compiler &&
      !allowed.includes(floorOf(file)) &&
      importsOf(file).some((path) => path.startsWith('node:')),
  );
  expect(offenders).toEqual([]);
});
