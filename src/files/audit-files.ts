import { outOfRange } from '../errors/argument-error.js';
import { checkOptions, checkType, type OptionNames } from '../errors/checks.js';
import { checkPath } from '../node/check-path.js';
import { audit, type LabelAudit } from '../records/audit.js';
import { recordGivenLabels } from '../records/given-labels.js';
import { type FileFormat, formatOf } from './formats.js';
import { checkLabelSelection, type LabelSelection } from './label-file.js';
import { checkOutput, writeRecord } from './output.js';
import { readLabels } from './read-labels.js';
import { recordedFile } from './recorded-file.js';

/** Options of `auditFiles`. */
export interface AuditFilesOptions extends LabelSelection {
  /** The column or array of the noisy labels. Default: that of the clean ones. */
  readonly noisyLabels?: string;
  /** Default: by the names of the files. */
  readonly format?: FileFormat;
  /** The file to write a record of the noisy labels to, as JSON: that of `recordGivenLabels`. */
  readonly record?: string;
  /** Whether `record` may replace a file. */
  readonly force?: boolean;
}

const NAMES: OptionNames<AuditFilesOptions> = {
  labels: true,
  noisyLabels: true,
  ids: true,
  classes: true,
  keepMissing: true,
  header: true,
  format: true,
  record: true,
  force: true,
};

/** What `auditFiles` found. */
export interface FileAudit extends LabelAudit {
  /** The names of the classes, if labels are text. */
  readonly classNames?: readonly string[];
}

/**
 * Compares the labels of two files, or of two columns of one: the realised noise, whatever made it. With `record`, noisy labels
 * that somebody published get a record that `verifyFile` takes.
 *
 * ```ts
 * await auditFiles('y.npy', 'worse_label.npy', { classes: 10, record: 'worse.json' });
 * ```
 *
 * @param clean the file of the clean labels
 * @param noisy the file of the noisy ones; the same if both stand in one
 * @throws RangeError if a file has no such labels, or the two do not fit
 */
export async function auditFiles(
  clean: string,
  noisy: string,
  options: AuditFilesOptions = {},
): Promise<FileAudit> {
  checkOptions(options, NAMES);
  const { noisyLabels, format, record, force = false, ...selection } = options;
  checkType('string', 'noisyLabels', noisyLabels);
  checkType('boolean', 'force', force);
  checkPath('clean', clean);
  checkPath('noisy', noisy);
  checkLabelSelection(selection);
  if (record !== undefined) {
    checkPath('record', record);
    checkOutput(record, force);
  }
  const [cleanFormat, noisyFormat] = [clean, noisy].map((path) => formatOf(path, format));
  const before = await readLabels(clean, cleanFormat, selection);
  const { classes, classNames } = before;
  const others = {
    ...selection,
    classes: classNames ?? classes,
    ...(noisyLabels !== undefined && { labels: noisyLabels }),
  };
  const after = await readLabels(noisy, noisyFormat, others);
  if (JSON.stringify(before.ids) !== JSON.stringify(after.ids)) {
    const rule = 'the same in both files, in one order';
    throw outOfRange('ids', rule, selection.ids, 'sort the files by their ids');
  }
  const named = classNames ? { classes, classNames } : { classes };
  const found = audit(before.labels, after.labels, named as { readonly classes: number });
  if (record !== undefined) {
    const given = recordGivenLabels(before.labels, after.labels, {
      ...named,
      ...(before.ids && { ids: before.ids }),
    });
    await writeRecord(record, { ...given, file: recordedFile(noisyFormat, others) }, force);
  }
  return { ...found, ...(classNames && { classNames }) };
}
