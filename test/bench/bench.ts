/**
 * `npm run bench`: the library, NumPy, PyTorch and plain TensorFlow.js side by side on one thread each. The contenders of a
 * row take turns, round after round, so that whatever else the machine does meets them all alike; what counts is the median
 * over the rounds of the ratio of their CPU times.
 *
 *   --only TEXT     rows and sections (Import, Memory) whose title contains it
 *   --rounds N      rounds of each row (default 5, after one to warm up)
 *   --images N      images (default 50000)               --labels N   labels of the large rows (default 10000000)
 *   --small         512 images and 100,000 labels        --out PATH   folder for bench.json and bench.md (default .bench)
 *   --huge-pages    gives Node.js pages of 2 MB, as NumPy gives itself (glibc; GLIBC_TUNABLES)
 *   --no-weight     without import times, bundle sizes and memory
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, release } from 'node:os';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { measureMemory } from './memory.js';
import { measurePeaks } from './peaks.js';
import { BenchProcess, type Times } from './process.js';
import { type MeasuredRow, measuredRow, type Report, toMarkdown } from './report.js';
import { type Row, rows, type Server } from './rows.js';
import { weigh } from './weight.js';

const { values: flags } = parseArgs({
  options: {
    only: { type: 'string', default: '' },
    rounds: { type: 'string', default: '5' },
    images: { type: 'string', default: '50000' },
    labels: { type: 'string', default: '10000000' },
    out: { type: 'string', default: '.bench' },
    small: { type: 'boolean', default: false },
    'huge-pages': { type: 'boolean', default: false },
    'no-weight': { type: 'boolean', default: false },
  },
});
const PROGRAMS = [
  ...['library-server', 'workers-server', 'tfjs-server', 'training-server', 'theory-server'],
  'peak-program',
];
if (flags['huge-pages']) process.env.GLIBC_TUNABLES = 'glibc.malloc.hugetlb=1';
const images = flags.small ? 512 : Number(flags.images);
const labels = flags.small ? 100_000 : Number(flags.labels);
const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const out = resolve(flags.out);
mkdirSync(out, { recursive: true });

const servers = await start(rows.filter(({ title }) => title.includes(flags.only)));
const machine = [
  `${cpus().length} x ${cpus()[0].model}, Linux ${release()}, load at the start ${loadavg()[0].toFixed(2)}`,
  ...[...servers.values()].flatMap((server) => (server ? [server.versions] : [])),
  `${images.toLocaleString('en')} images of 32 x 32 x 3; ${labels.toLocaleString('en')} labels ("many"), 10 classes, rate 0.4`,
  ...(flags['huge-pages'] ? ['pages of 2 MB for Node.js'] : []),
];
console.log(machine.join('\n'));

const measured: MeasuredRow[] = [];
for (const row of rows.filter(({ title }) => title.includes(flags.only))) {
  measured.push(await measure(row));
  console.log(`\n${toMarkdown({ machine: [], rows: measured.slice(-1), weights: [], memory: [] }).trim()}`);
}
for (const server of servers.values()) server?.end();
const wanted = (section: string) => !flags['no-weight'] && section.includes(flags.only);
const weights = wanted('Import') ? await weigh() : [];
const memory = wanted('Memory')
  ? [...measurePeaks(here('../../.bench/build/peak-program.mjs'), images, labels), ...(await measureMemory())]
  : [];
machine.push(`load at the end ${loadavg()[0].toFixed(2)}`);
const report: Report = { machine, rows: measured, weights, memory };
writeFileSync(`${out}/bench.json`, `${JSON.stringify(report, null, 1)}\n`);
writeFileSync(`${out}/bench.md`, toMarkdown(report));
console.log(
  `\n${toMarkdown({ machine: [], rows: [], weights, memory }).trim()}\n\nwritten to ${out}/bench.md and bench.json`,
);

/** Starts the programs that the rows need, built as a user's bundler would build them. */
async function start(needed: readonly Row[]): Promise<Map<Server, BenchProcess | undefined>> {
  await build({
    entryPoints: {
      ...Object.fromEntries(PROGRAMS.map((name) => [name, here(`${name}.ts`)])),
      'parallel-worker': here('../../src/parallel/worker.ts'),
    },
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    outdir: here('../../.bench/build'),
    outExtension: { '.js': '.mjs' },
    logLevel: 'error',
  });
  const sizes = [String(images), String(labels)];
  const node = (name: string, ...given: string[]): [string, string[]] => [
    process.execPath,
    [here(`../../.bench/build/${name}-server.mjs`), ...given],
  ];
  const python = (name: string, ...given: string[]): [string, string[]] => [
    '/usr/bin/python3',
    [here(name), ...given],
  ];
  const commands: Record<Server, [string, string[]]> = {
    library: node('library', ...sizes),
    'library, a tenth': node('library', ...[images, labels].map((n) => String(Math.ceil(n / 10)))),
    workers: node('workers', ...sizes),
    cpu: node('tfjs', ...sizes, 'cpu'),
    wasm: node('tfjs', ...sizes, 'wasm'),
    python: python('peers.py', ...sizes),
    'training on cpu': node('training', 'cpu'),
    'training on wasm': node('training', 'wasm'),
    'training in PyTorch': python('training_peer.py'),
    theory: node('theory'),
    SciPy: python('theory_peer.py'),
  };
  const names = new Set(needed.flatMap(({ contenders }) => contenders.map(({ server }) => server)));
  const started = new Map<Server, BenchProcess | undefined>();
  for (const name of names) {
    started.set(name, await BenchProcess.start(...commands[name]));
    if (!started.get(name))
      console.log(
        `skipped: ${name} cannot be started (Python needs python3-numpy, python3-torch, python3-scipy)`,
      );
  }
  return started;
}

/** Times the contenders of a row in turns. */
async function measure(row: Row): Promise<MeasuredRow> {
  const times = new Map<string, Times[]>();
  for (let round = 0; round <= Number(flags.rounds); round++) {
    for (const { name, server, case: of, once, repeat } of row.contenders) {
      if (once && round !== 1) continue;
      const time = await servers.get(server)?.time(of, repeat);
      if (!time && round === Number(once ?? false)) console.log(`skipped: ${name} in "${row.title}"`);
      if (!time || round === 0) continue;
      const key = `${server} ${of}`;
      times.set(key, [...(times.get(key) ?? []), time]);
    }
  }
  return measuredRow(row, times);
}
