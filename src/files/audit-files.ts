import { audit, type LabelAudit } from '../records/audit.js';
import { type FileFormat, formatOf, openLabels } from './formats.js';
import type { LabelSelection } from './label-file.js';
import { readLabels } from './verify-file.js';

/** Options of `auditFiles`. */
export interface AuditFilesOptions extends LabelSelection {
  /** The column or array of the noisy labels. Default: that of the clean ones. */
  readonly noisyLabels?: string;
  /** Default: by the names of the files. */
  readonly format?: FileFormat;
}

/** What `auditFiles` found. */
export interface FileAudit extends LabelAudit {
  /** The names of the classes, if labels are text. */
  readonly classNames?: readonly string[];
}

/**
 * Compares the labels of two files, or of two columns of one: the realised noise, whatever made it.
 *
 * @param clean the file of the clean labels
 * @param noisy the file of the noisy ones; the same if both stand in one
 * @throws TypeError or RangeError if a file has no such labels, or the two do not fit
 */
export async function auditFiles(
  clean: string,
  noisy: string,
  options: AuditFilesOptions = {},
): Promise<FileAudit> {
  const { noisyLabels = options.labels, format, ...selection } = options;
  const file = await openLabels(clean, formatOf(clean, format), selection);
  const { classes, classNames, close } = file;
  await close();
  const named = { ...selection, classes: classNames ?? classes };
  const before = await readLabels(clean, formatOf(clean, format), named);
  const after = await readLabels(noisy, formatOf(noisy, format), {
    ...named,
    ...(noisyLabels !== undefined && { labels: noisyLabels }),
  });
  return { ...audit(before, after, { classes }), ...(classNames && { classNames }) };
}
