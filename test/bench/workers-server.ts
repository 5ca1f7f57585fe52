import { Worker } from 'node:worker_threads';
import { uniform } from '../../src/index.js';
import {
  type Crew,
  corruptImagesInParallel,
  corruptLabelsInParallel,
  startCrew,
} from '../../src/parallel.js';
import { type Case, serve } from './server.js';

const [IMAGES, LABELS] = process.argv.slice(2).map(Number);
const SIZE = 3072;
const imageShape = [32, 32, 3];
const seed = 42;
const statistics = { mean: 0.5, std: 0.25 };
const noise = { noise: uniform(0.4), classes: 10, seed };
const independent = { imageShape, seed, channels: 'independent' } as const;

const floats = () => new Float32Array(new SharedArrayBuffer(4 * IMAGES * SIZE)).fill(0.5);
const integers = () => new Int32Array(new SharedArrayBuffer(4 * LABELS)).fill(1);
const made = new Map<string, unknown>();
const once = <T>(name: string, make: () => T): T => {
  if (!made.has(name)) made.set(name, make());
  return made.get(name) as T;
};
const images = () => once('images', floats);
const imagesOut = () => once('images out', floats);
const labels = () => once('labels', integers);
const labelsOut = () => once('labels out', integers);

/** Calls in one timing: the scheduler leaves threads that were idle on one core for tens of milliseconds. */
const TIMES = 10;

/** Workers that have WebAssembly, or that have none and work in TypeScript. */
const startWorker = (engine: string) => () => {
  const program = new URL('./parallel-worker.mjs', import.meta.url).href;
  const before = engine === 'ts' ? 'delete globalThis.WebAssembly;' : '';
  return new Worker(`${before} import(${JSON.stringify(program)})`, { eval: true });
};

const corruptions: Record<string, (crew: Crew) => Promise<unknown>> = {
  'gaussian.f32': (crew) =>
    corruptImagesInParallel(
      crew,
      'gaussian',
      images(),
      { imageShape, seed, statistics },
      { out: imagesOut() },
    ),
  'random.f32': (crew) =>
    corruptImagesInParallel(crew, 'random-pixels', images(), independent, { out: imagesOut() }),
  'shuffled.f32': (crew) =>
    corruptImagesInParallel(crew, 'shuffled-pixels', images(), independent, { out: imagesOut() }),
  'uniform.many': (crew) => corruptLabelsInParallel(crew, labels(), noise, { out: labelsOut() }),
};

const cases: Record<string, Case> = {};
for (const engine of ['ts', 'simd']) {
  for (const workers of [1, 2]) {
    let crew: Crew;
    for (const [of, corrupt] of Object.entries(corruptions)) {
      cases[`${engine}.${of}.${workers}`] = {
        prepare: async () => {
          crew ??= await startCrew({ workers, start: startWorker(engine) });
          for (const array of of === 'uniform.many' ? [labels, labelsOut] : [images, imagesOut]) array();
        },
        work: async () => {
          for (let run = 0; run < TIMES; run++) await corrupt(crew);
        },
        scale: 1 / TIMES,
      };
    }
  }
}

await serve(`Node ${process.version}, workers`, cases);
process.exit();
