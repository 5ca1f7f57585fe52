import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { canonicalJson } from '../digests/canonical-json.js';
import { sha256 } from '../digests/sha256.js';
import { EXPERIMENT_NAMES, experimentOf } from '../experiments/catalogue.js';
import { cellId } from '../experiments/cell.js';
import { SCALES } from '../experiments/experiment.js';
import { partOf } from '../experiments/grid-part.js';
import { startBackend } from '../node/backend.js';
import { replaceFile } from '../node/whole-file.js';
import { report } from '../reports/report.js';
import { loadExperiment } from '../sweeps/load-experiment.js';
import { merge } from '../sweeps/merge.js';
import { runCell } from '../sweeps/run-cell.js';
import { runContext } from '../sweeps/run-context.js';
import { missing } from '../sweeps/store.js';
import { madeFolder } from './made-folder.js';
import { partIn } from './part-arguments.js';
import { printPython } from './python-command.js';
import { quoted } from './quoted.js';
import { runProgress } from './run-progress.js';
import { DEFAULT_REPORT, type Subcommand, type SweepArguments } from './sweep-arguments.js';
import { sweepCommand } from './sweep-command.js';
import { workCommand } from './work-command.js';

/** How many of the cells that a merged table lacks are listed; `missing` lists all. */
const MOST_SHOWN = 20;

/** Does what a subcommand is asked for; resolves to its exit code. */
type Run = (wanted: SweepArguments, argv: readonly string[]) => number | Promise<number>;

export const SUBCOMMAND_RUNS: Readonly<Record<Subcommand, Run>> = {
  list: withoutOperand('list', list),
  run: runOne,
  sweep: sweepCommand,
  work: withoutOperand('work', workCommand),
  missing: printMissing,
  merge: mergeOperands,
  report: reportOperands,
  python: withoutOperand('python', printPython),
};

function withoutOperand(name: Subcommand, run: Run): Run {
  return (wanted, argv) => {
    const [operand] = wanted.operands;
    if (operand !== undefined) throw new Error(`${name} takes no operand, got ${operand}`);
    return run(wanted, argv);
  };
}

function list(): number {
  for (const name of EXPERIMENT_NAMES) {
    const sizes = SCALES.map((scale) => `${scale} ${experimentOf(name, scale).cells.length}`).join(', ');
    const { title } = experimentOf(name, SCALES[0]);
    process.stdout.write(`${name.padEnd(14)} ${title}\n${' '.repeat(15)}cells: ${sizes}\n`);
  }
  return 0;
}

/** Runs one cell in this process and prints its record; without a cell, lists the cells. */
async function runOne({ operands, scale, data, backend, ...rest }: SweepArguments): Promise<number> {
  const [name, wanted] = operands;
  if (!name || operands.length > 2)
    throw new Error('run takes an experiment and a cell; see rethink-gen list');
  if (wanted !== undefined && backend) await startBackend(backend);
  const experiment = await loadExperiment(name, scale);
  const numbers = new Map(experiment.cells.map((cell, place) => [cell, String(place + 1)]));
  const numbered = partOf(experiment.cells, partIn(rest)).map((cell) => ({
    cell,
    id: cellId(cell),
    number: numbers.get(cell),
  }));
  if (wanted === undefined) {
    for (const { cell, id, number } of numbered)
      process.stdout.write(`${number} ${id.slice(0, 12)} ${canonicalJson(cell)}\n`);
    return 0;
  }
  const found = numbered.filter(({ id, number }) => number === wanted || id.startsWith(wanted));
  const chosen = numbered.find(({ number }) => number === wanted) ?? (found.length === 1 && found[0]);
  if (!chosen)
    throw new Error(`${name} has ${found.length} cells ${wanted}; rethink-gen run ${name} lists all of them`);
  const { onProgress, clear } = runProgress();
  const record = await runCell(experiment, chosen.cell, { ...runContext(data), onProgress });
  clear();
  process.stdout.write(`${canonicalJson(record)}\n`);
  return 0;
}

function printMissing({ operands, ...rest }: SweepArguments): number {
  if (operands.length !== 1) throw new Error(`missing takes one store, got ${operands.length}`);
  const cells = missing(operands[0], partIn(rest));
  for (const cell of cells) process.stdout.write(`${cellId(cell)} ${canonicalJson(cell)}\n`);
  return cells.length === 0 ? 0 : 1;
}

function mergeOperands({ operands, out, ...rest }: SweepArguments): number {
  if (operands.length === 0) throw new Error('merge takes at least one store; rethink-gen merge DIR...');
  const { table, ...merged } = merge(operands, partIn(rest));
  if (out === undefined) process.stdout.write(table);
  else {
    mkdirSync(dirname(out), { recursive: true });
    replaceFile(out, table);
  }
  const facts = [`${merged.cells.length} cells`, `SHA-256 ${sha256(Buffer.from(table))}`];
  if (merged.missing.length > 0) facts.push(`${merged.missing.length} missing`);
  if (merged.conflicts.length > 0) {
    facts.push(
      `${merged.conflicts.length} in conflict: ${merged.conflicts.map((id) => id.slice(0, 12)).join(' ')}`,
    );
  }
  process.stderr.write(`merged: ${facts.join(', ')}\n`);
  for (const cell of merged.missing.slice(0, MOST_SHOWN))
    process.stderr.write(`missing: ${cellId(cell).slice(0, 12)} ${canonicalJson(cell)}\n`);
  return merged.missing.length + merged.conflicts.length === 0 ? 0 : 1;
}

async function reportOperands(
  { operands, out = DEFAULT_REPORT, png, experiment, ...rest }: SweepArguments,
  argv: readonly string[],
): Promise<number> {
  if (operands.length === 0)
    throw new Error('report takes a store or a merged table; rethink-gen report STORE');
  madeFolder('out', out);
  const command = ['rethink-gen', 'report', ...argv].map(quoted).join(' ');
  const written = await report(operands, {
    ...partIn(rest),
    out,
    png,
    command,
    ...(experiment !== undefined && { experiment }),
  });
  process.stdout.write(`report: ${written.page}\n`);
  if (written.complete) return 0;
  process.stderr.write(
    'rethink-gen: the report is incomplete; see its first lines, or rethink-gen missing\n',
  );
  return 1;
}
