import { cpSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { build, type Plugin } from 'esbuild';
import { defineConfig, type Options } from 'tsup';

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };

/**
 * seedrandom as an ES module. It is published as UMD alone, around which esbuild puts a wrapper that costs a user's bundle 340
 * bytes, a tenth of the smallest one.
 */
const seedrandomAsModule: Plugin = {
  name: 'seedrandom as an ES module',
  setup(build) {
    build.onLoad({ filter: /seedrandom\.js$/ }, ({ path }) => {
      const umd = readFileSync(path, 'utf8');
      const contents = umd
        .replace('(function (global, pool, math) {', 'export default (function (global, pool, math) {')
        .replace(
          /\nif \(\(typeof module\) == 'object'[\s\S]*?\n}\n(?=\n\n\/\/ End anonymous scope)/,
          '\nreturn seedrandom;\n',
        );
      if (contents.includes('module.exports') || !contents.includes('export default')) {
        throw new Error('seedrandom is not written as it was: adapt tsup.config.ts');
      }
      return { contents };
    });
  },
};

/**
 * The CommonJS entry of the sweeps once more, without the chunks that it would share: tsup splits CommonJS by a transform that
 * makes `require` of every `import()`, and an experiment of somebody's own is an ES module.
 */
async function buildSweepsForRequire(): Promise<void> {
  await build({
    entryPoints: ['src/sweeps.ts'],
    outfile: 'dist/sweeps.cjs',
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    define: { PACKAGE_VERSION: JSON.stringify(version), 'import.meta.url': 'moduleUrl' },
    banner: { js: "const moduleUrl = require('node:url').pathToFileURL(__filename).href;" },
  });
}

/** Copies the licence of every package whose code a bundle holds (seedrandom's stands in its README) to `dist/licenses`. */
const licenses: Plugin = {
  name: 'licenses',
  setup(build) {
    build.initialOptions.metafile = true;
    build.onEnd(({ metafile }) => {
      for (const input of Object.keys(metafile?.inputs ?? {})) {
        const [, folder, name] = /^(.*node_modules\/((?:@[^/]+\/)?[^/]+))\//.exec(input) ?? [];
        if (!folder || !name) continue;
        const entries = readdirSync(folder);
        const file = [/^licen[cs]e/i, /^readme/i].flatMap((name) =>
          entries.filter((entry) => name.test(entry)),
        )[0];
        if (!file) throw new Error(`${name} comes without its licence`);
        mkdirSync('dist/licenses', { recursive: true });
        cpSync(`${folder}/${file}`, `dist/licenses/${name.replace('/', '-')}.txt`);
      }
    });
  },
};

const library = (format: 'esm' | 'cjs'): Options => ({
  format,
  entry: {
    index: 'src/index.ts',
    train: 'src/train.ts',
    'wasm-training': 'src/wasm-training.ts',
    node: 'src/node.ts',
    experiments: 'src/experiments.ts',
    sweeps: 'src/sweeps.ts',
    testing: 'src/testing.ts',
    simd: 'src/simd.ts',
    parallel: 'src/parallel.ts',
    'parallel-worker': 'src/parallel/worker.ts',
    theory: 'src/theory.ts',
    measures: 'src/measures.ts',
  },
  target: 'es2022',
  dts: true,
  splitting: true,
  shims: true,
  define: { PACKAGE_VERSION: JSON.stringify(version) },
});

/** The library: every entry point of the package, by its subpath. The command: one program with its libraries in it. */
export default defineConfig([
  {
    ...library('esm'),
    clean: true,
    noExternal: [/^seedrandom/],
    esbuildPlugins: [seedrandomAsModule, licenses],
  },
  { ...library('cjs'), onSuccess: buildSweepsForRequire },
  {
    entry: {
      cli: 'src/command/cli.ts',
      'cell-process': 'src/command/cell-process.ts',
      'report-writer': 'src/reports/write-report.ts',
    },
    format: ['esm'],
    platform: 'node',
    target: 'node20',
    define: { PACKAGE_VERSION: JSON.stringify(version) },
    noExternal: ['listr2', '@observablehq/plot', 'linkedom'],
    esbuildPlugins: [licenses],
    onSuccess: async () => cpSync('src/reports/fonts', 'dist/fonts', { recursive: true }),
    external: ['@resvg/resvg-wasm', /^@tensorflow\//, 'webgpu', 'canvas', 'seedrandom', 'bullmq', 'ioredis'],
    minify: true,
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    },
  },
]);
