/**
 * `npm run bench:queue`: what a queue costs besides the cells, on the built package: a Redis server, workers with one cell at a time,
 * and a coordinator, all on this machine.
 *
 *   --cells N     cells that work (default 200)   --seconds S   each so long (default 5)
 *   --trivial N   cells that cost nothing (default 2000)
 *   --workers N   (default 2)
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { sweep } from '../../dist/sweeps.js';

const text = (value) => ({ type: 'string', default: value });
const { values } = parseArgs({
  options: { cells: text('200'), seconds: text('5'), trivial: text('2000'), workers: text('2') },
});
const [cells, seconds, trivial, count] = [values.cells, values.seconds, values.trivial, values.workers].map(
  Number,
);
const folder = mkdtempSync(join(tmpdir(), 'rethink-gen-bench-'));
const port = 20000 + (process.pid % 20000);
const queue = `redis://127.0.0.1:${port}`;

/** A module whose cells are busy for so long; the clock begins when the cell does. */
function experiment(name, size, busy) {
  const path = join(folder, name);
  writeFileSync(
    path,
    `export default {
  name: 'busy', title: '', cells: Array.from({ length: ${size} }, (_, n) => ({ n })),
  run: ({ n }) => {
    for (const end = Date.now() + ${1000 * busy}; Date.now() < end; );
    return { square: n * n };
  },
};`,
  );
  return path;
}

console.log(`${cpus().length} x ${cpus()[0].model}, Node.js ${process.versions.node}, ${count} workers`);
const server = spawn(
  'redis-server',
  ['--port', String(port), '--bind', '127.0.0.1', '--appendonly', 'yes', '--dir', folder],
  { stdio: 'ignore' },
);
const workers = Array.from({ length: count }, () =>
  spawn(process.execPath, [resolve('dist/cli.js'), 'work', '--queue', queue, '--jobs', '1'], {
    cwd: folder,
    stdio: 'ignore',
  }),
);
try {
  await sleep(5000);
  if (cells > 0) {
    const elapsed = await time(experiment('busy.mjs', cells, seconds));
    const share = (100 * cells * seconds) / (count * elapsed);
    const each = (1000 * count * (elapsed - (cells * seconds) / count)) / cells;
    console.log(
      `${cells} cells of ${seconds} s: ${elapsed.toFixed(1)} s, of which work ${share.toFixed(1)} %; ${each.toFixed(0)} ms a cell besides`,
    );
  }
  if (trivial > 0) {
    const elapsed = await time(experiment('trivial.mjs', trivial, 0));
    console.log(
      `${trivial} trivial cells: ${elapsed.toFixed(1)} s, ${(trivial / elapsed).toFixed(1)} cells a second`,
    );
  }
} finally {
  for (const worker of workers) worker.kill('SIGTERM');
  await Promise.all(workers.map((worker) => new Promise((done) => worker.on('exit', done))));
  server.kill('SIGTERM');
  await new Promise((done) => server.on('exit', done));
  rmSync(folder, { recursive: true });
}

/** Seconds from the beginning of a sweep to its end. */
async function time(module) {
  const begun = performance.now();
  const { done, total } = await sweep(module, { store: `${module}-store`, queue });
  if (done !== total) throw new Error(`${done} of ${total} cells done`);
  return (performance.now() - begun) / 1000;
}
