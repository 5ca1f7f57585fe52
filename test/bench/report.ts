import type { Memory } from './memory.js';
import type { Times } from './process.js';
import type { Row } from './rows.js';
import type { Weight } from './weight.js';

/** What a contender took, round by round. */
export interface Measured {
  readonly name: string;
  /** The contender that this one is compared with by the row's `against`. */
  readonly against?: string | undefined;
  readonly rounds: readonly Times[];
}

/** A row as measured. */
export interface MeasuredRow {
  readonly title: string;
  readonly contenders: readonly Measured[];
  readonly against?: Row['against'];
}

/** Everything that a run has found out. */
export interface Report {
  readonly machine: readonly string[];
  readonly rows: readonly MeasuredRow[];
  readonly weights: readonly Weight[];
  readonly memory: readonly Memory[];
}

/** The median of some numbers. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

const cpuOf = ({ rounds }: Measured) => median(rounds.map(({ cpu }) => cpu));

/** The quickest contender whose name begins with `prefix`. */
function best(row: MeasuredRow, prefix: string): Measured | undefined {
  const found = row.contenders.filter(({ name }) => name.startsWith(prefix));
  return found.sort((a, b) => cpuOf(a) - cpuOf(b))[0];
}

/** The median over the rounds of how long one took compared with the other in the same round. */
function ratio(one: Measured, other: Measured | undefined, time: keyof Times = 'cpu'): string {
  if (!other || one === other) return '';
  const rounds = Math.min(one.rounds.length, other.rounds.length);
  const ratios = Array.from(
    { length: rounds },
    (_, round) => one.rounds[round][time] / other.rounds[round][time],
  );
  return number(median(ratios));
}

function number(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3);
}

/** The report in Markdown: a table a row. */
export function toMarkdown({ machine, rows, weights, memory }: Report): string {
  const tables = rows.map((row) => {
    const others = [
      ['the copy', row.contenders.find(({ name }) => name === 'copy')],
      ["NumPy's best", best(row, 'NumPy')],
      ["PyTorch's best", best(row, 'PyTorch')],
      ['SciPy', best(row, 'SciPy')],
      ['plain TensorFlow.js', best(row, 'plain TensorFlow.js')],
      ['LayersModel.fit', row.contenders.find(({ name }) => name === 'LayersModel.fit')],
      ['the gradient step', row.contenders.find(({ name }) => name === 'gradient step')],
    ].filter((other): other is [string, Measured] => other[1] !== undefined);
    const { heading, time } = row.against ?? {};
    const named = (name?: string) => row.contenders.find((contender) => contender.name === name);
    const head = [
      ...['', 'CPU ms', 'least', 'wall ms', ...others.map(([name]) => `of ${name}`)],
      ...(heading ? [heading] : []),
    ];
    const lines = row.contenders.map((contender) => [
      contender.name,
      number(cpuOf(contender)),
      number(Math.min(...contender.rounds.map(({ cpu }) => cpu))),
      number(median(contender.rounds.map(({ wall }) => wall))),
      ...others.map(([, other]) => ratio(contender, other)),
      ...(heading ? [ratio(contender, named(contender.against), time)] : []),
    ]);
    return `## ${row.title}\n\n${table(head, lines)}`;
  });
  if (weights.length > 0) {
    const lines = weights.map(({ what, minified, gzipped, importing }) => [
      what,
      String(minified ?? ''),
      String(gzipped ?? ''),
      number(importing),
    ]);
    tables.push(`## Import\n\n${table(['', 'bytes minified', 'and gzipped', 'CPU ms'], lines)}`);
  }
  if (memory.length > 0) {
    const lines = memory.map(({ what, megabytes, beside }) => [
      what,
      number(megabytes),
      beside ? `${number(megabytes / beside.megabytes)} of ${beside.what}` : '',
    ]);
    tables.push(`## Memory\n\n${table(['', 'MB', ''], lines)}`);
  }
  return `${machine.map((line) => `- ${line}`).join('\n')}\n\n${tables.join('\n\n')}\n`;
}

function table(head: readonly string[], lines: readonly (readonly string[])[]): string {
  const rule = head.map((_, column) => (column === 0 ? '---' : '---:'));
  return [head, rule, ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** Only the contenders that every round has timed. */
export function measuredRow(row: Row, times: ReadonlyMap<string, Times[]>): MeasuredRow {
  const contenders = row.contenders.map(({ name, against, case: of, server }) => ({
    name,
    against,
    rounds: times.get(`${server} ${of}`) ?? [],
  }));
  return { ...row, contenders: contenders.filter(({ rounds }) => rounds.length > 0) };
}
