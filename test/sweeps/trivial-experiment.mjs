import { spawn } from 'node:child_process';
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
  'empty error': () => {
    throw new Error('');
  },
  nothing: () => {
    throw undefined;
  },
  'send text': () => {
    process.send('hello');
    return new Promise(() => {});
  },
  'send deep': () => {
    process.send({ kind: 'result', result: nested(1000) });
    return new Promise(() => {});
  },
  deep: () => nested(5000),
  large: () => ({ text: 'x'.repeat(5e7) }),
  'start a process': () => void startProcess(),
  'start a process and hang': () => {
    startProcess();
    return FAULTS.hang();
  },
  'start a process and spin': () => {
    startProcess();
    FAULTS.spin();
  },
  'start a process and outlive the sweep': (_n, ending) => {
    startProcess();
    for (const parent = process.ppid; process.ppid === parent; );
    if (ending === 'throw late') setImmediate(FAULTS.throw);
    else if (ending === 'exit') process.exit(3);
    else return;
    return FAULTS.hang();
  },
  'die once': (_n, marker) => {
    if (existsSync(marker)) return;
    writeFileSync(marker, '');
    process.kill(process.pid, 'SIGKILL');
    return new Promise(() => {});
  },
};

const nested = (levels) => JSON.parse(`${'{"in":'.repeat(levels)}1${'}'.repeat(levels)}`);

/** A process that would outlive its cell; the log has its id too. */
const startProcess = () => {
  const { pid } = spawn('sleep', ['600'], { stdio: 'ignore' });
  appendFileSync(process.env.LOG, `-1 ${pid}\n`);
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
