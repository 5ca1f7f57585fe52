import { checkOptions, type OptionNames } from '../errors/checks.js';
import type { CompactLabelRecord } from '../records/label-tally.js';
import { rewrite } from './chunks.js';
import { closing } from './closing.js';
import { checkFileChange, FILE_CHANGE_OPTIONS, type FileChangeOptions, writeChange } from './file-change.js';
import { openLabels } from './formats.js';
import { type LabelChangeOptions, labelChange } from './label-change.js';
import { checkLabelSelection, type LabelSelection } from './label-file.js';
import { type RecordedFile, recordedFile } from './recorded-file.js';

/** The record of what was done to the labels of a file. */
export type LabelFileRecord = CompactLabelRecord & { readonly file: RecordedFile };

/** Options of `corruptLabelFile`. */
export interface LabelFileOptions extends LabelSelection, LabelChangeOptions, FileChangeOptions {}

const NAMES: OptionNames<LabelFileOptions> = {
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
  ...FILE_CHANGE_OPTIONS,
};

/**
 * Corrupts the labels of a file, and writes a file of the same format: the labels are those of `corruptLabels` on the same
 * labels, ids and options, and everything else is what it was. NPY, IDX and CIFAR are read piece by piece, in memory that does
 * not grow with the file; columns, NPZ, and noise that belongs to the whole set, as a whole.
 *
 * ```ts
 * await corruptLabelFile('labels.npy', { noise: symmetric(0.4), classes: 10, seed: 42, out: 'noisy.npy', record: 'record.json' });
 * ```
 *
 * @param path of a regular file: NPY, NPZ, IDX, CIFAR-10 or CIFAR-100 (binary), CSV, TSV, JSON lines, Parquet
 * @returns the record; it holds the names of the classes if labels are text
 * @throws RangeError if a label is not a class, or the file is damaged. Nothing is written then
 * @throws Error if a file is missing, or exists already and `force` is not set
 */
export async function corruptLabelFile(path: string, given: LabelFileOptions): Promise<LabelFileRecord> {
  checkOptions(given, NAMES);
  const options = { ...given };
  checkLabelSelection(options);
  const format = checkFileChange(path, options);
  return closing(await openLabels(path, format, options), async (file) => {
    const { atOnce, apply, record } = labelChange(file, options);
    const change = (labels: Int32Array) => ({ values: apply(labels), examples: labels.length });
    return writeChange(options, async (write) => {
      await rewrite(file.chunks(atOnce), file.count, change, write, options);
      return { ...record(), file: recordedFile(format, options) };
    });
  });
}
