/**
 * `npm run bench`: the library, NumPy, PyTorch and plain TensorFlow.js side by side on one thread each. The contenders of a
 * row take turns, round after round, so that whatever else the machine does meets them all alike; what counts is the median
 * over the rounds of the ratio of their CPU times.
 *
 *   --only TEXT     rows and sections (Import, Memory) whose title contains it; several, with a slash between
 *   --without TEXT  leaves out contenders whose name contains it; several, with a slash between
 *   --against PATH  a checkout of another commit (its `node_modules` in place), whose library takes part
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
import { coreLine, fastestCore, type PeerCore } from './blas-core.js';
import { ownGflops } from './gflops.js';
import { measureMemory } from './memory.js';
import { measurePeaks } from './peaks.js';
import type { Times } from './process.js';
import { type MeasuredRow, measuredRow, type Report, toMarkdown } from './report.js';
import { type Row, rows } from './rows.js';
import { startServers, withOtherCommit } from './servers.js';
import { weigh } from './weight.js';

const { values: flags } = parseArgs({
  options: {
    only: { type: 'string', default: '' },
    without: { type: 'string', default: '' },
    against: { type: 'string' },
    rounds: { type: 'string', default: '5' },
    images: { type: 'string', default: '50000' },
    labels: { type: 'string', default: '10000000' },
    out: { type: 'string', default: '.bench' },
    small: { type: 'boolean', default: false },
    'huge-pages': { type: 'boolean', default: false },
    'no-weight': { type: 'boolean', default: false },
  },
});
if (flags['huge-pages']) process.env.GLIBC_TUNABLES = 'glibc.malloc.hugetlb=1';
const images = flags.small ? 512 : Number(flags.images);
const labels = flags.small ? 100_000 : Number(flags.labels);
const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const out = resolve(flags.out);
mkdirSync(out, { recursive: true });

const has = (text: string, parts: string) => parts.split('/').some((part) => text.includes(part));
const chosen = rows
  .filter(({ title }) => has(title, flags.only))
  .map((row) => (flags.against ? withOtherCommit(row) : row))
  .map((row) => ({
    ...row,
    contenders: row.contenders.filter(({ name }) => !flags.without || !has(name, flags.without)),
  }));
const multiplying = chosen.some(({ contenders }) =>
  contenders.some(({ server }) => server === 'training in PyTorch' || server === 'SciPy'),
);
const cores = multiplying
  ? (['numpy', 'torch'] as const).map(fastestCore).filter((core): core is PeerCore => core !== undefined)
  : [];
const servers = await startServers(chosen, {
  ...{ images, labels, cores },
  against: flags.against && resolve(flags.against),
});
const machine = [
  `${cpus().length} x ${cpus()[0].model}, Linux ${release()}, load at the start ${loadavg()[0].toFixed(2)}`,
  ...(multiplying ? [`ours: ${(await ownGflops()).toFixed(0)} GFLOP/s (512 x 512, float32)`] : []),
  ...cores.map(coreLine),
  ...[...servers.values()].flatMap((server) => (server ? [server.versions] : [])),
  `${images.toLocaleString('en')} images of 32 x 32 x 3; ${labels.toLocaleString('en')} labels ("many"), 10 classes, rate 0.4`,
  ...(flags['huge-pages'] ? ['pages of 2 MB for Node.js'] : []),
];
console.log(machine.join('\n'));

const measured: MeasuredRow[] = [];
for (const row of chosen) {
  measured.push(await measure(row));
  console.log(`\n${toMarkdown({ machine: [], rows: measured.slice(-1), weights: [], memory: [] }).trim()}`);
}
for (const server of servers.values()) server?.end();
const wanted = (section: string) => !flags['no-weight'] && has(section, flags.only);
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
