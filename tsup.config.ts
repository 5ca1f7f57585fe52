import { readFileSync } from 'node:fs';
import { defineConfig } from 'tsup';

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };

/** The library: every entry point of the package, by its subpath. The command: one program with its libraries in it. */
export default defineConfig([
  {
    entry: {
      index: 'src/index.ts',
      train: 'src/train.ts',
      'wasm-training': 'src/wasm-training.ts',
      node: 'src/node.ts',
      experiments: 'src/experiments.ts',
      testing: 'src/testing.ts',
      simd: 'src/simd.ts',
      parallel: 'src/parallel.ts',
      'parallel-worker': 'src/parallel/worker.ts',
      theory: 'src/theory.ts',
      measures: 'src/measures.ts',
    },
    format: ['esm', 'cjs'],
    target: 'es2022',
    dts: true,
    splitting: true,
    clean: true,
    shims: true,
  },
  {
    entry: { cli: 'src/command/cli.ts', 'cell-process': 'src/command/cell-process.ts' },
    format: ['esm'],
    platform: 'node',
    target: 'node20',
    define: { PACKAGE_VERSION: JSON.stringify(version) },
    noExternal: ['listr2', '@observablehq/plot', 'linkedom'],
    external: ['@tensorflow/tfjs-core', '@tensorflow/tfjs-backend-wasm', 'canvas', 'seedrandom'],
    minify: true,
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    },
  },
]);
