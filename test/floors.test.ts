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
  'files',
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

/** The files of this package that a file imports, types included. */
const targetsOf = (file: string) =>
  importsOf(file)
    .filter((path) => path.startsWith('.'))
    .map((path) => resolve(dirname(file), path).replace(/\.js$/, '.ts'));

/** Other rooms that a room may import from at most, so that it can be read without the whole house. */
const MOST_ROOMS = 9;

it('knows every folder of src', () => {
  expect(files.filter((file) => floorOf(file) === -1)).toEqual([]);
  expect(files.length).toBeGreaterThan(50);
});

it('imports from its own floor or from below', () => {
  const upward = files.flatMap((file) =>
    targetsOf(file)
      .filter((target) => floorOf(target) > floorOf(file) || relative(SOURCE, target).startsWith('..'))
      .map((target) => `${relative(SOURCE, file)} -> ${relative(SOURCE, target)}`),
  );
  expect(upward).toEqual([]);
});

it('has no circle of imports, types included', () => {
  const state = new Map<string, 'entered' | 'left'>();
  const circles: string[] = [];
  const enter = (file: string, way: readonly string[]) => {
    if (state.get(file) === 'left') return;
    if (state.get(file) === 'entered') circles.push([...way.slice(way.indexOf(file)), file].join(' -> '));
    else {
      state.set(file, 'entered');
      for (const target of targetsOf(file)) if (files.includes(target)) enter(target, [...way, file]);
      state.set(file, 'left');
    }
  };
  for (const file of files) enter(file, []);
  expect(circles).toEqual([]);
});

/** The other rooms that each room imports from. */
const ties = new Map(FLOORS.map((floor) => [floor, new Set<string>()]));
for (const file of files) {
  for (const target of targetsOf(file)) {
    const [from, to] = [file, target].map((path) => FLOORS[floorOf(path)]);
    if (from && to && from !== to) ties.get(from)?.add(to);
  }
}

it('imports from the rooms that docs/design.md names', () => {
  const rows = [...readFileSync('docs/design.md', 'utf8').matchAll(/^\| `([a-z-]+)`\s*\|.*\|(.*)\|$/gm)];
  const named = rows.map(([, room, others]) => [
    room,
    [...others.matchAll(/`([a-z-]+)`/g)].map(([, name]) => name),
  ]);
  expect(named).toEqual(
    FLOORS.map((floor) => [floor, FLOORS.filter((other) => ties.get(floor)?.has(other))]),
  );
});

it(`ties no room to more than ${MOST_ROOMS} others`, () => {
  expect([...ties].filter(([, others]) => others.size > MOST_ROOMS)).toEqual([]);
  expect([...ties].filter(([, others]) => others.size > 0).length).toBeGreaterThan(15);
});

it('uses no tensor library below the transforms', () => {
  const below = files.filter((file) => floorOf(file) < FLOORS.indexOf('transforms'));
  const offenders = below.filter((file) => importsOf(file).some((path) => path.startsWith('@tensorflow/')));
  expect(below.length).toBeGreaterThan(30);
  expect(offenders).toEqual([]);
});

it('uses Node only in the sweeps, the command, what is made for Node, and what compiles WebAssembly', () => {
  const allowed = ['node', 'files', 'sweeps', 'reports', 'command'].map((floor) => FLOORS.indexOf(floor));
  const compiler = join(SOURCE, 'webassembly/compile.ts');
  const offenders = files.filter(
    (file) =>
      file !== compiler &&
      !allowed.includes(floorOf(file)) &&
      importsOf(file).some((path) => path.startsWith('node:')),
  );
  expect(offenders).toEqual([]);
});
