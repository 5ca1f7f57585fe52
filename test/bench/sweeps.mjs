/**
 * `npm run bench:sweeps`: what sweeping costs besides the cells, of an experiment whose cells cost nothing, on the built package.
 *
 *   --cells N      cells in this process (default 10000)
 *   --processes N  cells with a process each (default 200)   --jobs N   of them at once (default 2)
 *   --folder DIR   where the stores go (default the folder of temporary files)
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { merge, missing, report, sweep } from '../../dist/sweeps.js';

const text = (value) => ({ type: 'string', default: value });
const { values } = parseArgs({
  options: {
    cells: text('10000'),
    processes: text('200'),
    jobs: text('2'),
    folder: text(tmpdir()),
  },
});
const [cells, processes, jobs] = [values.cells, values.processes, values.jobs].map(Number);
const folder = mkdtempSync(join(values.folder, 'rethink-gen-bench-'));
const trivial = (count) => ({
  name: 'squares',
  title: 'Squares of whole numbers',
  cells: Array.from({ length: count }, (_, n) => ({ n })),
  run: ({ n }) => ({ square: n * n }),
});

console.log(`${cpus().length} x ${cpus()[0].model}, Node.js ${process.versions.node}`);
try {
  const store = join(folder, 'store');
  await time(`${cells} cells in this process`, cells, () => sweep(trivial(cells), { store }));
  await time(`resumed, with nothing to run`, cells, () => sweep(trivial(cells), { store }));
  await time(`missing`, cells, () => missing(store));
  await time(`merge`, cells, () => merge([store]));
  await time(`report`, cells, () => report([store], { out: join(folder, 'report'), png: false }));
  const module = join(folder, 'squares.mjs');
  writeFileSync(
    module,
    `export default { name: 'squares', title: '', cells: Array.from({ length: ${processes} }, (_, n) => ({ n })), run: ({ n }) => ({ square: n * n }) };`,
  );
  await time(`${processes} cells with a process each, ${jobs} at once`, processes, () =>
    sweep(module, { store: join(folder, 'processes'), jobs }),
  );
} finally {
  rmSync(folder, { recursive: true });
}

async function time(title, count, work) {
  const begun = performance.now();
  await work();
  const seconds = (performance.now() - begun) / 1000;
  console.log(`${title}: ${seconds.toFixed(2)} s, ${((1000 * seconds) / count).toFixed(3)} ms a cell`);
}
