import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const source = (path: string) => fileURLToPath(new URL(`./src/${path}`, import.meta.url));

/** Tests that kill, count processes, or have a limit of time: one after another, last. */
const SEQUENTIAL = [
  'test/browser/training/**/*.test.ts',
  'test/sweeps/{checkpoints,cluster,damage,functions,kill,kill-trials,parts,processes,resume,store-model}.test.ts',
  'test/sweeps/queue/{connect,queue}.test.ts',
  'test/{command/{cli,progress},parallel/parallel,playground/page}.test.ts',
];

/** Others that need the build, other programs, or more than a few seconds. The project `quick` leaves all of these out. */
const SLOW = [
  // What is built, installed, served, or started: packages, pages, the command, engines, hostile calls, Python.
  'test/{engines,hostile,package,python}/**/*.test.ts',
  'test/{browser/*,site/{function-list,guides,site},command/loaded}.test.ts',
  'test/{examples/*,files/command,node/{backend,whole-file},records/format,reports/{drawn-experiment,report}}.test.ts',
  'test/{testing/node-test,vectors/{large,python},types}.test.ts',
  // Large samples, and trainings to the end.
  'test/**/*.statistics.test.ts',
  'test/files/{csv-properties,hostile}.test.ts',
  'test/{theory/{interpolate,memorizer-model},measures/trained-networks,models/networks}.test.ts',
  'test/{experiments/{permutation-test,randomization-test,regimes,smoke,spatial-structure},kernels/simd}.test.ts',
  'test/{models/layers/gradients,playground/setting,train/memory,transforms/execution,webassembly/source}.test.ts',
  // Modules that are replaced for a test or two.
  'test/{kernels/fall-back,wasm-training/{kernels,shared-clones}}.test.ts',
];

/** What is said of the source as a whole, which the compiler reads: `npm run check`. */
const SOURCE = ['test/{floors,label-noises,public-api,english/english,images/operations}.test.ts'];

/** Quick tests that replace a module, or count what earlier files leave: each has a process of its own. */
const ALONE = [
  'test/{node/data-folder,sources/corrupt-elements,train/{breathe,start-wasm},wasm-training/install}.test.ts',
];

export default defineConfig({
  resolve: {
    alias: [
      { find: /^rethink-gen$/, replacement: source('index.ts') },
      { find: /^rethink-gen\/(.+)$/, replacement: source('$1.ts') },
    ],
  },
  test: {
    testTimeout: 120_000,
    hookTimeout: 180_000,
    maxWorkers: '100%',
    experimental: { fsModuleCache: true },
    coverage: { include: ['src/**/*.ts'], exclude: ['src/webassembly/**'], reporter: ['text-summary'] },
    projects: [
      {
        extends: true,
        // the files of a process share what they import, which takes half of the time otherwise
        test: {
          name: 'quick',
          include: ['test/**/*.test.ts'],
          exclude: [...SEQUENTIAL, ...SLOW, ...ALONE, ...SOURCE],
          isolate: false,
        },
      },
      { extends: true, test: { name: 'source', include: SOURCE, isolate: false } },
      { extends: true, test: { name: 'alone', include: ALONE } },
      { extends: true, test: { name: 'slow', include: SLOW } },
      { extends: true, test: { name: 'sequential', include: SEQUENTIAL, maxWorkers: 1 } },
    ],
  },
});
