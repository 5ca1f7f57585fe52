import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { buildSync } from 'esbuild';
import { chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/** What somebody gets who installs the packed tarball into an empty project. */
const CHROMIUM = '/usr/bin/chromium';
const EXPECTED = readFileSync('examples/corrupt-labels.out.txt', 'utf8');

/** Versions of TypeScript beside the installed one that read the typings: the oldest that may, and the newest. */
const OTHER_COMPILERS = { 'typescript-5.4': '5.4.5', 'typescript-7': '7.0.2' };

let project = '';
const run = (command: string, ...argv: string[]) =>
  execFileSync(command, argv, { cwd: project, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

beforeAll(() => {
  project = mkdtempSync(join(tmpdir(), 'rethink-gen-packed-'));
  const tarball = execFileSync(
    'npm',
    ['pack', '--silent', '--ignore-scripts', '--pack-destination', project],
    { encoding: 'utf8' },
  );
  writeFileSync(
    join(project, 'package.json'),
    JSON.stringify({ name: 'empty', private: true, type: 'module' }),
  );
  const core = JSON.parse(readFileSync('package-lock.json', 'utf8')).packages;
  const at = (name: string) => `${name}@${core[`node_modules/${name}`].version}`;
  run(
    ...(['npm', 'install', '--silent', '--no-audit', '--no-fund', `./${tarball.trim()}`] as const),
    ...[
      '@tensorflow/tfjs-core',
      '@tensorflow/tfjs-backend-cpu',
      '@tensorflow/tfjs-backend-wasm',
      'typescript',
      '@types/node',
    ].map(at),
    ...Object.entries(OTHER_COMPILERS).map(([name, version]) => `${name}@npm:typescript@${version}`),
  );
  cpSync(resolve('examples/corrupt-labels.ts'), join(project, 'example.ts'));
});
afterAll(() => rmSync(project, { recursive: true }));

it('ships the build, the types, the papers, Python and the schema, and nothing else', () => {
  const listed = JSON.parse(
    execFileSync('npm', ['pack', '--json', '--dry-run', '--ignore-scripts'], { encoding: 'utf8' }),
  );
  const files = (Array.isArray(listed) ? listed[0] : Object.values(listed)[0]).files.map(
    ({ path }: { path: string }) => path,
  );
  expect(files.filter((path: string) => !path.startsWith('dist/')).sort()).toEqual([
    'CHANGELOG.md',
    'LICENSE',
    'README.md',
    'package.json',
    'src/python/rethink_gen.py',
    'src/records/record.schema.json',
  ]);
});

it('runs as an ES module', () => {
  const source = readFileSync(join(project, 'example.ts'), 'utf8');
  writeFileSync(join(project, 'example.mjs'), source);
  expect(run('node', 'example.mjs')).toBe(EXPECTED);
});

it('runs through require', () => {
  const source = readFileSync(join(project, 'example.ts'), 'utf8').replace(
    /import (\{[^}]+\}) from ('rethink-gen')/,
    'const $1 = require($2)',
  );
  writeFileSync(join(project, 'example.cjs'), source);
  expect(run('node', 'example.cjs')).toBe(EXPECTED);
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

describe('bundled for the browser', () => {
  const bundle = (source: string, external: string[]) => {
    mkdirSync(join(project, 'web'), { recursive: true });
    writeFileSync(join(project, 'web', 'main.js'), source);
    const { outputFiles } = buildSync({
      ...{
        absWorkingDir: join(project, 'web'),
        entryPoints: ['main.js'],
        bundle: true,
        minify: true,
        write: false,
      },
      ...{ format: 'esm', platform: 'browser', external },
    });
    return outputFiles[0].contents;
  };

  it('corruptLabels costs less than 4.5 KB', () => {
    const code = bundle(`export { corruptLabels } from 'rethink-gen';`, ['@tensorflow/tfjs-core']);
    const size = gzipSync(code, { level: 9 }).length;
    console.log(`corruptLabels, minified and gzip'd: ${size} bytes`);
    expect(size).toBeLessThan(4500);
  });

  it.skipIf(!existsSync(CHROMIUM) && !process.env.CI)('runs in Chromium', async () => {
    const code = bundle(readFileSync(join(project, 'example.ts'), 'utf8'), []);
    const browser = await chromium.launch({
      executablePath: CHROMIUM,
      args: ['--headless=new', '--no-sandbox'],
    });
    try {
      const page = await browser.newPage();
      let output = '';
      page.on('console', (message) => {
        output += `${message.text()}\n`;
      });
      await page.addScriptTag({ content: new TextDecoder().decode(code), type: 'module' });
      await expect.poll(() => output).toBe(EXPECTED);
    } finally {
      await browser.close();
    }
  });
});
