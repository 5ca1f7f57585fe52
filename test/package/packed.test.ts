import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { extname, join, resolve } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { corruptLabels, symmetric } from 'rethink-gen';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { linksOf } from '../links-of.js';
import { BUNDLERS } from './bundlers.js';
import { BUILDING, installPacked, locked, type Project } from './project.js';

/** What somebody gets who installs the packed tarball into an empty project. */
const CHROMIUM = '/usr/bin/chromium';
const EXPECTED = readFileSync('examples/corrupt-labels.out.txt', 'utf8');

/** Versions of TypeScript beside the installed one that read the typings: the oldest that may, and the newest. */
const OTHER_COMPILERS = { 'typescript-5.4': '5.4.5', 'typescript-7': '7.0.2' };

let installed: Project;
let project = '';
const run: Project['run'] = (...command) => installed.run(...command);

beforeAll(async () => {
  const versions = Object.entries(OTHER_COMPILERS).map(
    ([name, version]) => `${name}@npm:typescript@${version}`,
  );
  installed = await installPacked(
    ...[
      '@tensorflow/tfjs-core',
      '@tensorflow/tfjs-backend-cpu',
      '@tensorflow/tfjs-backend-wasm',
      'typescript',
      '@types/node',
    ].map(locked),
    ...versions,
  );
  project = installed.folder;
  cpSync(resolve('examples/corrupt-labels.ts'), join(project, 'example.ts'));
}, BUILDING);
afterAll(() => installed.remove());

function packedFiles(): string[] {
  const listed = JSON.parse(
    execFileSync('npm', ['pack', '--json', '--dry-run', '--ignore-scripts'], { encoding: 'utf8' }),
  );
  return (Array.isArray(listed) ? listed[0] : Object.values(listed)[0]).files.map(
    ({ path }: { path: string }) => path,
  );
}

it('ships every file that its README leads to', () => {
  const files = packedFiles();
  expect(linksOf(readFileSync('README.md', 'utf8')).filter((path) => !files.includes(path))).toEqual([]);
});

it('ships the build, the types, the papers, the pages, Python and the schema, and nothing else', () => {
  const files = packedFiles();
  const pictures = readdirSync('docs/images', { recursive: true, encoding: 'utf8' }).filter(extname);
  const other = [
    'CHANGELOG.md',
    'CONTRIBUTING.md',
    'LICENSE',
    'README.md',
    ...readdirSync('docs').flatMap((name) => (name.endsWith('.md') ? [`docs/${name}`] : [])),
    ...pictures.map((name) => `docs/images/${name}`),
    'package.json',
    'src/python/rethink_gen.py',
    'src/records/record.schema.json',
  ];
  expect(files.filter((path) => !path.startsWith('dist/')).sort()).toEqual(other.sort());
});

/** Corrupts a tensor, which has to be one of this program's own TensorFlow.js. */
const TENSORS = `
const before = tf.memory().numTensors;
const { labels } = await corruptLabels(tf.tensor1d([0, 1, 2, 0, 1, 2], 'int32'), { noise: symmetric(1), classes: 3, seed: 1 });
console.log(labels instanceof tf.Tensor, tf.memory().numTensors - before, labels.dtype, (await labels.data()).join(' '));
`;
const { labels } = corruptLabels([0, 1, 2, 0, 1, 2], { noise: symmetric(1), classes: 3, seed: 1 });
const CORRUPTED = `true 2 int32 ${labels.join(' ')}\n`;

it.each([
  ['an ES module', "import { corruptLabels, symmetric } from 'rethink-gen';"],
  ['through require', "const { corruptLabels, symmetric } = createRequire(import.meta.url)('rethink-gen');"],
])('loads no TensorFlow.js beside the one that made the tensor, nor beside two: %s', (_, load) => {
  for (const [core, loaded, before] of [
    ['@tensorflow/tfjs-core', 1, ''],
    ['@tensorflow/tfjs-core', 1, 'globalThis.window = {};'],
    ['@tensorflow/tfjs-core/dist/tf-core.js', 2, ''],
  ] as const) {
    installed.write('before.mjs', before);
    installed.write(
      'tensors.mjs',
      `import './before.mjs';
import { createRequire } from 'node:module';
import * as tf from '${core}';
import '@tensorflow/tfjs-backend-cpu';
${load}
${TENSORS}
const copies = Object.keys(createRequire(import.meta.url).cache).filter((path) => path.includes('tfjs-core'));
console.log(copies.length);`,
    );
    expect(run('node', 'tensors.mjs')).toBe(`${CORRUPTED}${loaded}\n`);
  }
});

it.each(['NodeNext', 'Bundler'])('compiles from TypeScript (%s) and runs', (resolution) => {
  const module = resolution === 'NodeNext' ? 'NodeNext' : 'ESNext';
  run(
    ...([
      'npx',
      'tsc',
      '--strict',
      '--exactOptionalPropertyTypes',
      '--skipLibCheck',
      'false',
      '--target',
      'es2022',
    ] as const),
    ...[
      '--lib',
      'es2022,dom',
      '--module',
      module,
      '--moduleResolution',
      resolution,
      '--outDir',
      resolution,
      'example.ts',
    ],
  );
  writeFileSync(join(project, resolution, 'package.json'), '{ "type": "module" }');
  expect(run('node', join(resolution, 'example.js'))).toBe(EXPECTED);
});

it.each(['typescript', ...Object.keys(OTHER_COMPILERS)])('has typings that %s accepts', (compiler) => {
  const { exports } = JSON.parse(readFileSync('package.json', 'utf8'));
  const entries = Object.keys(exports).filter((path) => !path.endsWith('.json'));
  const specifiers = entries.map((path) => `rethink-gen${path.slice(1)}`);
  const imports = specifiers.map((from, i) => `import * as entry${i} from '${from}';\nvoid entry${i};\n`);
  for (const extension of ['mts', 'cts']) writeFileSync(join(project, `all.${extension}`), imports.join(''));
  const bin = join('node_modules', compiler, 'bin', 'tsc');
  const options = '--noEmit --strict --skipLibCheck false --target es2022 --lib es2022,dom,dom.iterable';
  const { stdout } = spawnSync(
    'node',
    [bin, ...options.split(' '), '--module', 'nodenext', '--types', 'node', 'all.mts', 'all.cts'],
    { cwd: project, encoding: 'utf8' },
  );
  const ours = stdout.split('\n').filter((line) => /^(all\.|node_modules\/rethink-gen\/)/.test(line));
  expect(ours).toEqual([]);
});

it('trains on plain tfjs-core, which registers no gradients by itself', () => {
  writeFileSync(
    join(project, 'train.mjs'),
    `import '@tensorflow/tfjs-backend-cpu';
import { setBackend } from '@tensorflow/tfjs-core';
import { mlp } from 'rethink-gen/train';
import { generateDigits, randomizationTest } from 'rethink-gen/experiments';
await setBackend('cpu');
const { results } = await randomizationTest(mlp([16]), generateDigits({ train: 60, test: 20 }), { seed: 1, epochs: 2, regimes: ['random labels'] });
console.log(results[0].history.trainLoss.length, results[0].end);`,
  );
  expect(run('node', 'train.mjs')).toBe('2 epochs\n');
});

it('runs its command', () => {
  const output = run(
    'npx',
    'rethink-gen',
    '--train',
    '60',
    '--test',
    '20',
    '--hidden',
    '8',
    '--epochs',
    '1',
    '--regimes',
    'gaussian',
  );
  expect(output).toContain('report: ');
  expect(existsSync(join(project, 'rethink-gen-report', 'report.html'))).toBe(true);
});

it('says what a queue needs', () => {
  const { status, stderr } = spawnSync('npx', ['rethink-gen', 'work', '--queue', 'redis://127.0.0.1:1'], {
    cwd: project,
    encoding: 'utf8',
  });
  expect([status, stderr]).toEqual([
    1,
    'rethink-gen: a queue needs the packages bullmq and ioredis; npm install bullmq ioredis\n',
  ]);
});

it.each(['import', 'require'])(
  'sweeps and reports as functions (%s), each cell in its own process',
  (kind) => {
    writeFileSync(
      join(project, 'squares.mjs'),
      `export default { name: 'squares', title: 'Squares', cells: [{ n: 1 }, { n: 2 }], run: ({ n }) => ({ pid: process.pid }) };`,
    );
    const loaded = kind === 'import' ? `await import('rethink-gen/sweeps')` : `require('rethink-gen/sweeps')`;
    const file = kind === 'import' ? 'sweeps.mjs' : 'sweeps.cjs';
    writeFileSync(
      join(project, file),
      `(async () => {
  const { sweep, merge, report } = ${loaded};
  await sweep('./squares.mjs', { store: '${kind}' });
  console.log(merge(['${kind}']).cells.filter(({ result }) => result.pid !== process.pid).length, 'elsewhere');
  const { complete } = await report(['${kind}'], { out: '${kind}-report', png: false });
  console.log(complete);
  await report(['${kind}'], { out: '${kind}-png' }).catch((error) => console.log(error.message));
})();`,
    );
    expect(run('node', file)).toBe(
      '2 elsewhere\ntrue\nPNG files need the package @resvg/resvg-wasm, which is missing; npm install @resvg/resvg-wasm, or leave PNG out (--no-png, png: false)\n',
    );
    expect(existsSync(join(project, `${kind}-png`))).toBe(false);
  },
);

describe.skipIf(!existsSync(CHROMIUM) && !process.env.CI)('bundled for the browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--headless=new', '--no-sandbox'] });
  });
  afterAll(() => browser.close());

  it.each(Object.entries(BUNDLERS))(
    'by %s, one TensorFlow.js corrupts tensors in Chromium',
    async (_, bundle) => {
      installed.write(
        'tensors.js',
        `import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import { corruptLabels, symmetric } from 'rethink-gen';
(async () => {${TENSORS}})();`,
      );
      const code = await bundle(project, 'tensors.js');
      expect(code.match(/_tfengine(\?\?)?=new/g)).toHaveLength(1);
      const page = await browser.newPage();
      let output = '';
      page.on('console', (message) => {
        output += `${message.text()}\n`;
      });
      page.on('pageerror', ({ message }) => {
        output += message;
      });
      await page.addScriptTag({ content: code, type: 'module' });
      await expect.poll(() => output).toBe(CORRUPTED);
    },
  );
});
