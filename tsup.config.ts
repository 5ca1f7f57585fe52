import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { build, type Plugin } from 'esbuild';
import { defineConfig, type Options } from 'tsup';

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };

/** What of seedrandom no key needs, and what stands in its place: keys are texts, from which it is seeded as ever. */
const SEEDRANDOM_CUTS: readonly (readonly [part: RegExp, instead: string])[] = [
  [/\(function \(global, pool, math\) \{/, 'export default (function () {'],
  [/\}\)\(\s*\/\/ global:[\s\S]*$/, '})();'],
  [/chunks = 6,[\s\S]*?overflow = significance \* 2,/, ''],
  [/,\s*nodecrypto;/, ';'],
  [/if \(!keylen\) \{ key = \[keylen\+\+\]; \}/, ''],
  [/function seedrandom\(seed, options, callback\)/, 'function seedrandom(seed)'],
  [/return tostring\(key\);/, ''],
  [/\nfunction tostring\([\s\S]*?\n}\n/, ''],
  [
    /var prng = function\(\) \{[\s\S]*?prng\.double = prng;/,
    'return { int32: function() { return arc4.g(4) | 0; } };',
  ],
  [/mixkey\(flatten\([\s\S]*?, 3\), key\)/, 'mixkey(seed, key)'],
  [/options = \(options == true\).*/, ''],
  [/mixkey\(tostring\(arc4\.S\), pool\);[\s\S]*?options\.state\);/, ''],
  [/\nfunction copy\(f, t\) \{[\s\S]*?\n};\n/, ''],
  [/\nfunction flatten\([\s\S]*?\n}\n/, ''],
  [/\nfunction autoseed\(\) \{[\s\S]*?\n}\n/, ''],
  [/\nmixkey\(math\.random\(\), pool\);\n/, ''],
  [
    /\nif \(\(typeof module\) == 'object'[\s\S]*?\n}\n(?=\n\n\/\/ End anonymous scope)/,
    '\nreturn seedrandom;\n',
  ],
];

/**
 * seedrandom as an ES module, without the seeds that it finds by itself. It is published as UMD alone, around which esbuild puts
 * a wrapper; that and the rest cost the smallest bundle a fifth of its size.
 */
const seedrandomAsModule: Plugin = {
  name: 'seedrandom as an ES module',
  setup(build) {
    build.onLoad({ filter: /seedrandom\.js$/ }, ({ path }) => {
      let contents = readFileSync(path, 'utf8');
      for (const [part, instead] of SEEDRANDOM_CUTS) {
        if (!part.test(contents)) throw new Error(`seedrandom has no ${part}: adapt tsup.config.ts`);
        contents = contents.replace(part, instead);
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

/** The program of a worker and all that it needs as one plain script, which is a module, too. */
async function buildWorker(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: ['src/parallel/worker.ts'],
    bundle: true,
    write: false,
    minify: true,
    format: 'iife',
    target: 'es2022',
    plugins: [seedrandomAsModule],
  });
  return outputFiles[0].text;
}

/** The worker as a file, for those who start it by themselves. */
function writeWorker(program: string): void {
  for (const extension of ['js', 'cjs']) writeFileSync(`dist/parallel-worker.${extension}`, program);
  for (const extension of ['d.ts', 'd.cts'])
    writeFileSync(`dist/parallel-worker.${extension}`, 'export {};\n');
}

const library = (format: 'esm' | 'cjs', worker: string): Options => ({
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
    theory: 'src/theory.ts',
    measures: 'src/measures.ts',
  },
  target: 'es2022',
  dts: true,
  splitting: true,
  shims: true,
  define: { PACKAGE_VERSION: JSON.stringify(version), WORKER_PROGRAM: JSON.stringify(worker) },
});

/** The library: every entry point of the package, by its subpath. */
const libraries = (worker: string): Options[] => [
  {
    ...library('esm', worker),
    noExternal: [/^seedrandom/],
    esbuildPlugins: [seedrandomAsModule, licenses],
    onSuccess: async () => writeWorker(worker),
  },
  { ...library('cjs', worker), onSuccess: buildSweepsForRequire },
];

/** The command: one program with its libraries in it. */
const COMMAND: Options = {
  entry: {
    cli: 'src/command/cli.ts',
    'cell-process': 'src/command/cell-process.ts',
    'report-writer': 'src/reports/write-report.ts',
  },
  format: ['esm'],
  platform: 'node',
  target: 'node20',
  define: { PACKAGE_VERSION: JSON.stringify(version) },
  noExternal: ['listr2', '@observablehq/plot', 'linkedom', /^seedrandom/],
  esbuildPlugins: [seedrandomAsModule, licenses],
  onSuccess: async () => cpSync('src/reports/fonts', 'dist/fonts', { recursive: true }),
  external: ['@resvg/resvg-wasm', /^@tensorflow\//, 'webgpu', 'canvas', 'bullmq', 'ioredis'],
  minify: true,
  banner: {
    js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
  },
};

/**
 * With `--dts-only`, typings beside what was built before; with `--no-dts`, the code alone. `dist` is removed here, since tsup
 * would do so between two of its parts.
 */
export default defineConfig(async ({ dts }) => {
  if (typeof dts === 'object') return libraries('').map(({ onSuccess: _, ...options }) => options);
  rmSync('dist', { recursive: true, force: true });
  return [...libraries(await buildWorker()), COMMAND];
});
