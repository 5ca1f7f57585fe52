import { given } from '../digests/given.js';
import { auditFiles } from '../files/audit-files.js';
import type { Watch } from '../files/chunks.js';
import { corruptImageFile } from '../files/corrupt-image-file.js';
import { corruptLabelFile } from '../files/corrupt-label-file.js';
import type { FileFormat } from '../files/formats.js';
import { noiseFromText } from '../files/noise-text.js';
import { verifyFile } from '../files/verify-file.js';
import { fromText } from '../random/from-text.js';
import {
  FILE_USAGE,
  type FileArguments,
  imageSelectionOf,
  readFileArguments,
  selectionOf,
} from './file-arguments.js';
import { FILE_OPTIONS_OF, type FileCommandName } from './file-options.js';
import { fileProgress } from './file-progress.js';
import { inFlags } from './flags.js';
import { outputCode } from './output.js';
import { usageOf } from './usage-of.js';

type FileCommand = (operands: readonly string[], values: FileArguments) => Promise<number>;

const INTERRUPTED = 130;

/** Differences that are reported one by one. */
const MOST_SHOWN = 20;

const RUN: Readonly<Record<FileCommandName, FileCommand>> = { corrupt, verify: verifyOperands, audit };

export async function runFileCommand(name: FileCommandName, argv: readonly string[]): Promise<number> {
  const { values, positionals } = readFileArguments(argv);
  if (values.help) {
    process.stdout.write(usageOf(FILE_USAGE, name, FILE_OPTIONS_OF[name]));
    return 0;
  }
  const taken: readonly string[] = FILE_OPTIONS_OF[name];
  const other = Object.keys(values).find((option) => !taken.includes(option));
  if (other) throw new Error(`${name} takes no --${other}; see rethink-gen ${name} --help`);
  try {
    return await RUN[name](positionals, values);
  } catch (error) {
    throw inFlags(error);
  }
}

async function corrupt(operands: readonly string[], values: FileArguments): Promise<number> {
  const [path] = operands;
  if (operands.length !== 1) throw new Error(`corrupt takes one file, got ${operands.length}`);
  const { noise, pixels, out } = values;
  if ((noise === undefined) === (pixels === undefined))
    throw new Error('corrupt takes --noise or --pixels; see rethink-gen corrupt --help');
  const interrupt = new AbortController();
  const { signal } = interrupt;
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => interrupt.abort());
  const { clear, ...progress } = fileProgress();
  try {
    const watch = { ...progress, signal };
    const report =
      noise === undefined ? await images(path, values, watch) : await labels(path, values, watch);
    clear();
    process.stdout.write(`${report.join('\n')}\n`);
    if (values.record !== undefined) process.stdout.write(`record: ${values.record}\n`);
    return await outputCode(0);
  } catch (error) {
    clear();
    if (signal.aborted) {
      process.stderr.write(`rethink-gen: interrupted; there is no ${out}\n`);
      return INTERRUPTED;
    }
    throw error;
  }
}

async function labels(path: string, values: FileArguments, watch: Watch): Promise<string[]> {
  const { specification, examples, changed, expected, notes } = await corruptLabelFile(path, {
    ...selectionOf(values),
    ...changeOf(values),
    ...watch,
    noise: await noiseFromText(needed(values, 'noise')),
  });
  const average = `${round(expected.changed)} on average`;
  return [
    ...classLines(specification.classNames as readonly string[] | undefined),
    `${values.out}: ${changed} of ${examples} labels changed, ${average}`,
    ...notes,
  ];
}

async function images(path: string, values: FileArguments, watch: Watch): Promise<string[]> {
  const { examples, changed, notes } = await corruptImageFile(path, {
    ...imageSelectionOf(values),
    ...changeOf(values),
    ...watch,
  });
  return [`${values.out}: ${changed} of ${examples} images changed`, ...notes];
}

function changeOf(values: FileArguments) {
  const { split, record, exact, force, format, 'first-id': firstId } = values;
  return {
    seed: fromText(needed(values, 'seed')),
    out: needed(values, 'out'),
    ...given({ split, record, exact, force, format: format as FileFormat | undefined }),
    ...(firstId !== undefined && { firstId: Number(firstId) }),
  };
}

async function verifyOperands(operands: readonly string[], values: FileArguments): Promise<number> {
  const [record, path] = operands;
  if (operands.length !== 2) throw new Error(`verify takes a record and a file, got ${operands.length}`);
  const { original, noise: text } = values;
  const { format } = selectionOf(values);
  const noise = text === undefined ? undefined : await noiseFromText(text);
  if (typeof noise === 'string') throw new Error(`--noise is not needed for ${noise}: the record holds it`);
  const { ok, differences, derived, examples } = await verifyFile(record, path, {
    ...given({ original, noise, format }),
  });
  for (const difference of differences.slice(0, MOST_SHOWN)) process.stdout.write(`${difference}\n`);
  if (differences.length > MOST_SHOWN)
    process.stdout.write(`and ${differences.length - MOST_SHOWN} more differences\n`);
  const how = derived ? 'derived again' : 'by their digest';
  process.stdout.write(`${path}: ${examples} examples, ${ok ? 'as' : 'NOT as'} ${record} says (${how})\n`);
  return await outputCode(ok ? 0 : 1);
}

async function audit(operands: readonly string[], values: FileArguments): Promise<number> {
  const [clean, noisy] = operands;
  if (operands.length !== 2) throw new Error(`audit takes two files, got ${operands.length}`);
  const { noisy: noisyLabels, record, force } = values;
  const found = await auditFiles(clean, noisy, {
    ...selectionOf(values),
    ...given({ noisyLabels, record, force }),
  });
  for (const line of classLines(found.classNames)) process.stdout.write(`${line}\n`);
  const { examples, changed, rate, classes, matrix } = found;
  process.stdout.write(`${changed} of ${examples} labels differ (${round(100 * rate)} %)\n`);
  for (const { label, examples: of, changed: differ } of classes) {
    const to = matrix.filter(([from, other]) => from === label && other !== label);
    const parts = to.map(([, other, count]) => `${count} to ${other}`).join(', ');
    process.stdout.write(`class ${label}: ${differ} of ${of}${parts && `; ${parts}`}\n`);
  }
  if (record !== undefined) process.stdout.write(`record: ${record}\n`);
  return await outputCode(0);
}

function classLines(names: readonly string[] | undefined): string[] {
  return names ? [`classes: ${names.map((name, k) => `${k} = ${name}`).join(', ')}`] : [];
}

const round = (value: number) => Math.round(100 * value) / 100;

function needed(values: FileArguments, name: 'noise' | 'seed' | 'out'): string {
  const value = values[name];
  if (value === undefined) throw new Error(`--${name} is missing; see rethink-gen corrupt --help`);
  return value;
}
