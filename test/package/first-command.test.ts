import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { BUILDING, installPacked, type Project } from './project.js';

/**
 * `npm install rethink-gen` and `npx rethink-gen` in an empty folder, without another package, on every Node that is
 * supported. Each Node comes from the package `node`, in a folder of its own, in which it stands before no other.
 */
const NODES = ['20', '22', '24'];

/** An experiment of somebody's own, whose result is the number of copies of TensorFlow.js that it runs on. */
const OWN = `
import { createRequire } from 'node:module';
import { getBackend, memory } from '@tensorflow/tfjs-core';
import { generateDigits, randomizationTest } from 'rethink-gen/experiments';
import { mlp } from 'rethink-gen/train';
export default {
  name: 'copies', title: 'Copies of TensorFlow.js', cells: [{ n: 1 }],
  run: async () => {
    const data = generateDigits({ train: 40, test: 20 });
    await randomizationTest(mlp([4]), data, { seed: 1, epochs: 1, regimes: ['random labels'] });
    const copies = Object.keys(createRequire(import.meta.url).cache).filter((path) => path.includes('tf-core'));
    return { backend: getBackend(), copies: copies.length, tensors: memory().numTensors };
  },
};`;

let project: Project;
beforeAll(async () => {
  project = await installPacked();
}, BUILDING);
afterAll(() => project.remove());

it('brings what it trains on, in less than 80 MB', () => {
  const modules = join(project.folder, 'node_modules');
  expect(readdirSync(join(modules, '@tensorflow')).sort()).toEqual([
    'tfjs-backend-cpu',
    'tfjs-backend-wasm',
    'tfjs-core',
  ]);
  const files = readdirSync(modules, { recursive: true, encoding: 'utf8' });
  const sizes = files.map((file) => statSync(join(modules, file)));
  const megabytes = sizes.reduce((sum, file) => sum + (file.isFile() ? file.size : 0), 0) / 1e6;
  console.log(`installed with what the command runs on: ${megabytes.toFixed(1)} MB`);
  expect(megabytes).toBeLessThan(80);
  const [, told] = /`npm install rethink-gen` is (\d+) MB/.exec(readFileSync('README.md', 'utf8')) ?? [];
  expect(Math.abs(megabytes - Number(told))).toBeLessThan(2);
});

it.each(NODES)(
  'runs the experiment, and one of the user, on Node %s',
  (major) => {
    const folder = join(project.folder, `node-${major}`);
    project.run('npm', 'install', '--silent', '--no-audit', '--no-fund', '--prefix', folder, `node@${major}`);
    const node = join(folder, 'node_modules', 'node', 'bin', 'node');
    expect(project.run(node, '--version')).toMatch(new RegExp(`^v${major}\\.`));
    const command = join('node_modules', 'rethink-gen', 'dist', 'cli.js');
    const small = '--train 60 --test 20 --hidden 8 --epochs 1';
    const out = `report-${major}`;
    expect(project.run(node, command, ...small.split(' '), '--out', out)).toContain(
      `report: ${join(project.folder, out, 'report.html')}`,
    );
    project.write('own.mjs', OWN);
    const { result } = JSON.parse(project.run(node, command, 'run', './own.mjs', '1', '--backend', 'wasm'));
    expect(result).toMatchObject({ backend: 'wasm', copies: 1 });
  },
  BUILDING,
);
