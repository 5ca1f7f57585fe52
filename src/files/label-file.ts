import { checkType } from '../errors/checks.js';
import { type Classes, checkClasses, withClassNames } from '../plans/labels/class-names.js';
import type { ExampleId } from '../random/example-ids.js';
import type { Chunk } from './chunks.js';

export interface LabelFile {
  readonly count: number;
  /** The ids of the examples, if they are not their positions. */
  readonly ids?: readonly ExampleId[];
  readonly classes: number;
  readonly classNames?: readonly string[];
  /** Reads the file, about `labels` of them at a time. A format that is read whole gives all at once. */
  readonly chunks: (labels: number) => AsyncIterable<Chunk<Int32Array>>;
  readonly close: () => Promise<void>;
}

/** The column or key of the labels, if the user names none. */
export const DEFAULT_LABELS = 'label';

/** What the user says about the labels in a file. */
export interface LabelSelection {
  /** The column, the key, or the array of an NPZ file, that holds the labels; of CIFAR-100 `'fine'` (default) or `'coarse'`. */
  readonly labels?: string;
  /** The column that holds the ids of the examples. Default: the positions 0, 1, 2, ... */
  readonly ids?: string;
  /** The number of classes, or the names of the classes in their order. A column's default: its values in ascending order. */
  readonly classes?: number | readonly string[];
  /** Whether examples without a label are kept as they are. By default they are an error. */
  readonly keepMissing?: boolean;
  /** Whether the first line of CSV or TSV holds the names of the columns (default); else they are called 1, 2, 3, ... */
  readonly header?: boolean;
}

/** Throws unless what the user says can be so, whatever the file is. */
export function checkLabelSelection({ labels, ids, classes, keepMissing, header }: LabelSelection): void {
  checkType('string', 'labels', labels);
  checkType('string', 'ids', ids);
  checkType('boolean', 'keepMissing', keepMissing);
  checkType('boolean', 'header', header);
  if (classes !== undefined) checkClasses(withClassNames({ classes } as Classes));
}
