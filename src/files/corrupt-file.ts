import { wrongKind } from '../errors/argument-error.js';
import { checkOptions, type OptionNames } from '../errors/checks.js';
import type { CompactLabelRecord } from '../records/label-tally.js';
import { checkRegular } from './byte-source.js';
import { type FileFormat, formatOf, openLabels } from './formats.js';
import { type LabelChange, type LabelChangeOptions, labelChange } from './label-change.js';
import type { LabelFile, LabelSelection } from './label-file.js';
import { checkOutput, openOutput, writeRecord } from './output.js';

/** Where in a file the data of a record stand. */
export interface RecordedFile {
  readonly format: FileFormat;
  /** The column or the array that holds the labels. */
  readonly labels?: string;
  /** The column that holds the ids. */
  readonly ids?: string;
  readonly keepMissing?: boolean;
  readonly header?: boolean;
}

/** The record of what was done to a file. */
export type FileRecord = CompactLabelRecord & { readonly file: RecordedFile };

/** How far a file is read. */
export interface FileProgress {
  /** Examples that are done. */
  readonly done: number;
  readonly total: number;
}

/** Options of `corruptFile`. */
export interface CorruptFileOptions extends LabelSelection, LabelChangeOptions {
  /** The file to write, in the format of the one that is read. It gets its name once it is whole. */
  readonly out: string;
  /** The file to write the record to, as JSON. */
  readonly record?: string;
  /** Whether `out` and `record` may replace files. */
  readonly force?: boolean;
  /** Default: by the name of the file. */
  readonly format?: FileFormat;
  /** Ends the work; nothing is left behind. */
  readonly signal?: AbortSignal;
  /** Is told how far the work is, several times a second at most. */
  readonly onProgress?: (progress: FileProgress) => void;
}

const NAMES: OptionNames<CorruptFileOptions> = {
  noise: true,
  seed: true,
  split: true,
  firstId: true,
  exact: true,
  labels: true,
  ids: true,
  classes: true,
  keepMissing: true,
  header: true,
  out: true,
  record: true,
  force: true,
  format: true,
  signal: true,
  onProgress: true,
};

/** What `corruptFile` did. */
export interface CorruptedFile {
  readonly record: FileRecord;
  readonly examples: number;
  readonly changed: number;
  /** The names of the classes, if labels are text. */
  readonly classNames?: readonly string[];
}

/**
 * Corrupts the labels of a file, and writes a file of the same format: the labels are those of `corruptLabels` on the same
 * labels, ids and options, and everything else is what it was. NPY, IDX and CIFAR are read piece by piece, in memory that does
 * not grow with the file; columns, and noise that belongs to the whole set, as a whole.
 *
 * ```ts
 * await corruptFile('labels.npy', { noise: symmetric(0.4), classes: 10, seed: 42, out: 'noisy.npy', record: 'record.json' });
 * ```
 *
 * @param path of a regular file: NPY, IDX, CIFAR-10 or CIFAR-100 (binary), CSV, TSV, JSON lines; each may end in `.gz`
 * @throws TypeError or RangeError if an option is wrong, a label is not a class, or the file is damaged; nothing is written then
 * @throws Error if a file is missing, or exists already and `force` is not set
 */
export async function corruptFile(path: string, options: CorruptFileOptions): Promise<CorruptedFile> {
  checkOptions(options, NAMES);
  const { out, record: recordPath, force = false, signal, onProgress } = options;
  if (typeof path !== 'string') throw wrongKind('path', 'the path of a file', path);
  if (typeof out !== 'string') throw wrongKind('out', 'the path of the file to write', out);
  const format = formatOf(path, options.format);
  checkRegular(path);
  checkOutput(out, force);
  if (recordPath !== undefined) checkOutput(recordPath, force);
  const file = await openLabels(path, format, options);
  try {
    const change = labelChange(file, options, true);
    const output = await openOutput(out, force);
    try {
      await rewrite(file, change, output.write, signal, onProgress);
      const record: FileRecord = { ...change.record(), file: recordedFile(format, options) };
      if (recordPath === undefined) await output.publish();
      else await writeRecord(recordPath, record, force, output.publish);
      const { examples, changed } = record;
      return { record, examples, changed, ...(file.classNames && { classNames: file.classNames }) };
    } finally {
      await output.abandon();
    }
  } finally {
    await file.close();
  }
}

async function rewrite(
  file: LabelFile,
  { atOnce, apply }: LabelChange,
  write: (bytes: Uint8Array) => Promise<void>,
  signal: AbortSignal | undefined,
  onProgress: CorruptFileOptions['onProgress'],
): Promise<void> {
  let writing = Promise.resolve();
  let done = 0;
  const tell = everySoOften(onProgress);
  const writeAll = async (pieces: Iterable<Uint8Array>) => {
    for (const bytes of pieces) await write(bytes);
  };
  try {
    for await (const { labels, rewritten } of file.chunks(atOnce)) {
      signal?.throwIfAborted();
      const pieces = rewritten(apply(labels));
      await writing;
      writing = writeAll(pieces);
      writing.catch(() => {});
      done += labels.length;
      tell({ done, total: file.count });
    }
  } finally {
    await writing;
  }
}

/** Milliseconds between two reports of progress. */
const PAUSE = 100;

function everySoOften(onProgress: CorruptFileOptions['onProgress']): (progress: FileProgress) => void {
  let told = Number.NEGATIVE_INFINITY;
  return (progress) => {
    if (!onProgress || (performance.now() - told < PAUSE && progress.done < progress.total)) return;
    told = performance.now();
    onProgress(progress);
  };
}

export function recordedFile(format: FileFormat, options: LabelSelection): RecordedFile {
  const { labels, ids, keepMissing, header } = options;
  return {
    format,
    ...(labels !== undefined && { labels }),
    ...(ids !== undefined && { ids }),
    ...(keepMissing !== undefined && { keepMissing }),
    ...(header !== undefined && { header }),
  };
}
