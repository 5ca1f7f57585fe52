import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { ENTRIES } from './entries.js';
import type { End } from './judge.js';

/** A trial and how it ended. */
export interface Row {
  readonly name: string;
  readonly path: string;
  readonly value: string;
  readonly end: End;
  readonly text: string;
}

/** The longest that one call may take, in milliseconds; a busy machine is slow. */
const LIMIT = 60_000;

/** Runs all trials of an entry point, in child processes: one that hangs or dies is replaced, from the next trial on. */
export async function runTable(entry: string, only = '', tell = (_row: Row): void => {}): Promise<Row[]> {
  const rows: Row[] = [];
  const add = (row: Row) => {
    rows.push(row);
    if (isBad(row)) tell(row);
  };
  let from = 0;
  for (let next: number | undefined = 0; next !== undefined; ) {
    from = next;
    next = await runFrom(entry, from, only, add);
  }
  return rows;
}

/** Runs the trials from one on; returns where to go on if the process did not come to the end. */
function runFrom(
  entry: string,
  from: number,
  only: string,
  add: (row: Row) => void,
): Promise<number | undefined> {
  const program = fileURLToPath(new URL('program.ts', import.meta.url));
  const child = spawn(
    process.execPath,
    ['--max-old-space-size=1000', '--import', 'tsx', program, entry, String(from), only],
    { stdio: ['ignore', 'ignore', 'pipe', 'pipe'] },
  );
  let current: [index: number, name: string, path: string, value: string] | undefined;
  let since = Date.now();
  let done = false;
  let rest = '';
  let errors = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    errors = (errors + text).slice(-2000);
  });
  const lines = child.stdio[3] as NodeJS.ReadableStream;
  lines.setEncoding('utf8').on('data', (text: string) => {
    since = Date.now();
    const parts = (rest + text).split('\n');
    rest = parts.pop() ?? '';
    for (const part of parts) {
      const line = JSON.parse(part);
      if (line === 'done') done = true;
      else if (typeof line[0] === 'number') current = line;
      else if (current) {
        const [, name, path, value] = current;
        add({ name, path, value, end: line[0], text: line[1] });
        current = undefined;
      }
    }
  });
  const watch = setInterval(() => {
    if (current && Date.now() - since > LIMIT) child.kill('SIGKILL');
  }, 200);
  return new Promise((settle, fail) => {
    child.on('close', () => {
      clearInterval(watch);
      if (done) return settle(undefined);
      if (!current) return fail(new Error(`the program ended outside of a trial: ${errors}`));
      const [index, name, path, value] = current;
      add({
        name,
        path,
        value,
        end: 'hang',
        text: errors.split('\n').find((l) => /Error|FATAL/.test(l)) ?? 'killed',
      });
      settle(index + 1);
    });
  });
}

/** How many trials ended well and how many badly. */
export function totals(rows: readonly Row[]) {
  const count = (...ends: End[]) => rows.filter(({ end }) => ends.includes(end)).length;
  const [refused, own, accepted] = [count('refused'), count('own error'), count('accepted')];
  return { tried: rows.length, refused, own, accepted, bad: rows.length - refused - own - accepted };
}

/** Whether a trial ended badly. */
export function isBad({ end }: Row): boolean {
  return !['refused', 'own error', 'accepted'].includes(end);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [given, only] = process.argv.slice(2);
  for (const entry of given ? [given] : Object.keys(ENTRIES)) {
    const rows = await runTable(entry, only, ({ name, path, value, end, text }) =>
      console.log([end, name, path, value, text.replaceAll('\n', ' ')].join(' | ')),
    );
    console.log(entry, JSON.stringify(totals(rows)));
  }
}
