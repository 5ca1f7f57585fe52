import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BUNDLERS } from './bundlers.js';
import { BUILDING, installPacked, type Project } from './project.js';

/** The package alone, in a project without TensorFlow.js. */
const EXPECTED = readFileSync('examples/corrupt-labels.out.txt', 'utf8');
const EXAMPLE = readFileSync('examples/corrupt-labels.ts', 'utf8');

/** The entries that do without TensorFlow.js, until they are given a tensor. */
const ENTRIES = [
  'rethink-gen',
  'rethink-gen/simd',
  'rethink-gen/parallel',
  'rethink-gen/testing',
  'rethink-gen/node',
];

let project: Project;
beforeAll(async () => {
  project = await installPacked('--omit=peer');
}, BUILDING);
afterAll(() => project.remove());

it('is installed without any peer (--omit=peer), in less than 6 MB', () => {
  const modules = join(project.folder, 'node_modules');
  expect(
    readdirSync(modules)
      .filter((name) => !name.startsWith('.'))
      .sort(),
  ).toEqual(['rethink-gen', 'seedrandom']);
  const files = readdirSync(modules, { recursive: true, encoding: 'utf8' });
  const bytes = files.map((file) => statSync(join(modules, file))).filter((file) => file.isFile());
  const size = bytes.reduce((sum, file) => sum + file.size, 0) / 1e6;
  console.log(`installed without peers: ${size.toFixed(2)} MB`);
  expect(size).toBeLessThan(6);
});

it('runs as an ES module and through require', () => {
  project.write('example.mjs', EXAMPLE);
  expect(project.run('node', 'example.mjs')).toBe(EXPECTED);
  project.write(
    'example.cjs',
    EXAMPLE.replace(/import (\{[^}]+\}) from ('rethink-gen')/, 'const $1 = require($2)'),
  );
  expect(project.run('node', 'example.cjs')).toBe(EXPECTED);
});

it.each(ENTRIES)('%s can be imported and required', (entry) => {
  project.write(
    'import.mjs',
    `console.log(Object.keys(await import('${entry}')).length > 0, globalThis._tfengine);`,
  );
  expect(project.run('node', 'import.mjs')).toBe('true undefined\n');
  project.write(
    'require.cjs',
    `console.log(Object.keys(require('${entry}')).length > 0, globalThis._tfengine);`,
  );
  expect(project.run('node', 'require.cjs')).toBe('true undefined\n');
});

it('has a command that corrupts files, prints Python, and says what training needs', () => {
  const command = (...argv: string[]) =>
    spawnSync('npx', ['rethink-gen', ...argv], { cwd: project.folder, encoding: 'utf8' });
  expect(command('python').stdout).toBe(readFileSync('src/python/rethink_gen.py', 'utf8'));
  expect(command('corrupt', '--help').status).toBe(0);
  expect(command().stderr).toBe(
    'rethink-gen: the package @tensorflow/tfjs-core is missing; npm install @tensorflow/tfjs-core @tensorflow/tfjs-backend-wasm\n',
  );
});

it('says which package a backend needs', () => {
  project.write(
    'backend.mjs',
    `import('rethink-gen/node').then((m) => m.startBackend('cpu')).catch((e) => console.log(e.message));`,
  );
  expect(project.run('node', 'backend.mjs')).toBe(
    'the package @tensorflow/tfjs-core is missing; npm install @tensorflow/tfjs-core @tensorflow/tfjs-backend-cpu\n',
  );
});

it.each(['NodeNext', 'Bundler'])('has typings that are whole and right (%s)', (resolution) => {
  project.write(
    'types.ts',
    `import { corrupt, corruptLabels, permuteLabels, pixelStatistics, shufflePixels, symmetric } from 'rethink-gen';
import { simd } from 'rethink-gen/simd';
import * as parallel from 'rethink-gen/parallel';
import * as testing from 'rethink-gen/testing';
const options = { noise: symmetric(0.4), classes: 10, seed: 42 };
export const labels: number[] = corruptLabels([0, 1], options).labels;
export const typed: Int32Array = corruptLabels(Int32Array.of(0, 1), options).labels;
export const permuted: Uint8Array = permuteLabels(Uint8Array.of(0, 1), { classes: 2, seed: 1 }).labels;
export const images: Float32Array = shufflePixels(new Float32Array(4), { imageShape: [2, 2], seed: 1 }, { kernels: simd }).images;
export const { mean } = pixelStatistics(new Float32Array(4), { imageShape: [2, 2] });
export const columns: { ys: Int32Array } = corrupt({ ys: Int32Array.of(1) }, { seed: 1, labels: options });
export { parallel, testing };
`,
  );
  const options =
    '--noEmit --strict --exactOptionalPropertyTypes --skipLibCheck false --target es2022 --lib es2022,dom';
  const module = resolution === 'NodeNext' ? 'NodeNext' : 'ESNext';
  const program = [resolve('node_modules/typescript/bin/tsc'), ...options.split(' ')];
  expect(
    project.run('node', ...program, '--module', module, '--moduleResolution', resolution, 'types.ts'),
  ).toBe('');
});

describe.each(Object.entries(BUNDLERS))('bundled by %s', (name, bundle) => {
  it('corruptLabels is what the README says, in all', async () => {
    project.write(
      'small.js',
      `import { corruptLabels } from 'rethink-gen';\nglobalThis.corruptLabels = corruptLabels;\n`,
    );
    const code = await bundle(project.folder, 'small.js');
    const gzipped = gzipSync(code, { level: 9 }).length;
    console.log(`corruptLabels by ${name}: ${code.length} bytes minified, ${gzipped} with gzip`);
    expect(gzipped).toBeLessThanOrEqual(4500);
    expect(code).not.toContain('import(');
  });

  it('the workers are in bundles of rethink-gen/parallel alone', async () => {
    const holdsWorkers = async (entry: string) => {
      project.write('all.js', `import * as all from '${entry}';\nglobalThis.all = all;\n`);
      return (await bundle(project.folder, 'all.js')).includes('createObjectURL');
    };
    expect(await holdsWorkers('rethink-gen')).toBe(false);
    expect(await holdsWorkers('rethink-gen/parallel')).toBe(true);
  });

  it('the example runs', async () => {
    project.write('example.js', EXAMPLE);
    project.write(`${name}.mjs`, await bundle(project.folder, 'example.js'));
    expect(project.run('node', `${name}.mjs`)).toBe(EXPECTED);
  });
});
