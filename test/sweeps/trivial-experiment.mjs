import { appendFileSync, existsSync, writeFileSync } from 'node:fs';

/**
 * An experiment whose cells cost nothing, for tests of what may go wrong: `FAULTS` says, as JSON, which cell does what;
 * `LOG` names a file in which each run leaves its cell and process.
 */
const faults = JSON.parse(process.env.FAULTS ?? '{}');

const FAULTS = {
  throw: () => {
    throw new Error('this cell always throws');
  },
  hang: () => new Promise(() => setInterval(() => {}, 1000)),
  spin: () => {
    for (;;);
  },
  sleep: (_n, milliseconds) => new Promise((done) => setTimeout(done, milliseconds)),
  exit: () => process.exit(3),
  'no JSON': () => ({ loss: Number.NaN }),
  other: () => ({ square: -1 }),
  'die once': (_n, marker) => {
    if (existsSync(marker)) return;
    writeFileSync(marker, '');
    process.kill(process.pid, 'SIGKILL');
    return new Promise(() => {});
  },
};

export default {
  name: 'squares',
  title: 'Squares of whole numbers',
  cells: Array.from({ length: Number(process.env.CELLS ?? 12) }, (_, n) => ({ n })),
  run: async ({ n }) => {
    if (process.env.LOG) appendFileSync(process.env.LOG, `${n} ${process.pid}\n`);
    const [fault, detail] = faults[n] ?? faults.all ?? [];
    return (fault && (await FAULTS[fault](n, detail))) || { square: n * n };
  },
};
