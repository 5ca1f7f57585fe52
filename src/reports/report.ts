import { wrongKind } from '../errors/argument-error.js';
import { checkIsObject, checkOptions, checkType } from '../errors/checks.js';
import { type GridPart, PART_OPTIONS, partText } from '../experiments/grid-part.js';
import { checkPath } from '../node/check-path.js';
import { packageVersion } from '../node/package-version.js';
import { checkExperiment } from '../sweeps/load-experiment.js';
import type { DrawnExperiment } from './drawn-experiment.js';
import type { Operand } from './operands.js';
import type { WrittenReport } from './write-report.js';

/** Options of {@link report}; `where` and `seeds` take a part of each store and table. */
export interface ReportOptions extends GridPart {
  /** The folder of the report's files, made if it is missing. */
  readonly out: string;
  /** Whether figures are written as PNG too, which needs the package `@resvg/resvg-wasm`. Default true. */
  readonly png?: boolean;
  /** An experiment of your own, or the path of its module: it draws the stores and tables of its grid. */
  readonly experiment?: string | DrawnExperiment;
  /** What the report says that it was made with. Default this call. */
  readonly command?: string;
}

/**
 * Writes a report of stores, merged tables and results in memory: a page that needs no other file, figures as SVG, PNG and
 * CSV, tables as CSV and Markdown, and all numbers as JSON. Nothing is written if it throws.
 *
 * ```ts
 * const training = await train(mlp([512]), digits.train, { classes: 10, seed: 1, epochs: 20 });
 * await report([{ name: 'MLP 1x512', ...training }], { out: 'report' });
 * ```
 *
 * @param operands folders of stores, files of merged tables, results of `randomizationTest`, and results of `train`, which
 *   are drawn together
 * @throws RangeError if no cell of an operand is in the part
 * @throws Error if an operand is invalid, damaged or without a result
 * @throws Error if `@resvg/resvg-wasm` is missing, or the folder cannot be written to
 */
export async function report(operands: readonly Operand[], given: ReportOptions): Promise<WrittenReport> {
  checkOptions(given, { ...PART_OPTIONS, out: true, png: true, experiment: true, command: true });
  const options = { ...given };
  const { out, png = true, experiment, command: told, ...part } = options;
  if (!Array.isArray(operands))
    throw wrongKind('operands', 'an array of stores, tables and results', operands);
  for (let i = 0; i < operands.length; i++) {
    if (typeof operands[i] === 'string') checkPath(`operands[${i}]`, operands[i]);
    else checkIsObject(operands[i], `operands[${i}]`);
  }
  checkPath('out', out, 'folder');
  checkType('boolean', 'png', png);
  checkType('string', 'command', told);
  if (experiment !== undefined) checkExperiment(experiment);
  partText(part);
  const command = told ?? `report(${written(operands)}, ${writtenOptions(options)})`;
  // the libraries that draw are bundled once, in a program beside this one
  const program = new URL('./report-writer.js', import.meta.url).href;
  const { writeReport } = (await import(program)) as typeof import('./write-report.js');
  return writeReport({ operands, experiment, part, out, png, command, version: packageVersion() });
}

function writtenOptions({ experiment, ...options }: ReportOptions): string {
  const named = typeof experiment === 'object' ? { experiment: experiment.name } : { experiment };
  return JSON.stringify({ ...options, ...named }, (_, value) =>
    typeof value === 'bigint' ? `${value}n` : value,
  );
}

function written(operands: readonly Operand[]): string {
  return `[${operands.map((operand) => (typeof operand === 'string' ? JSON.stringify(operand) : 'result')).join(', ')}]`;
}
