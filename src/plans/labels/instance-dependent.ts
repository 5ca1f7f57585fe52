import { outOfRange, wrongKind } from '../../errors/argument-error.js';
import { type ExampleId, idReader } from '../../random/example-ids.js';
import { WORDS } from '../../random/word.js';
import { accumulate, searchClass } from './conditional-table.js';
import type { LabelNoise, LabelSet } from './label-noise.js';
import { checkProbability, checkSum } from './probabilities.js';

/** The probabilities of every noisy label for each example: n x classes numbers, row by row, or a function that gives a row. */
export type InstanceProbabilities = ArrayLike<number> | ((id: ExampleId, label: number) => ArrayLike<number>);

/** Instance-dependent label noise. */
export interface InstanceNoise extends LabelNoise {
  readonly probabilities: InstanceProbabilities;
}

/**
 * Instance-dependent noise: each example has probabilities of its own, which the caller supplies.
 *
 * @param probabilities n x classes probabilities, flat and row by row, each row summing to 1 within 1e-6; or a function that
 *   returns the row of the example with this id and this true label
 * @throws RangeError later, before anything is drawn, if a row is not of probabilities that sum to 1
 */
export function instanceDependent(probabilities: InstanceProbabilities): InstanceNoise {
  // A function has a length, too.
  if (typeof probabilities?.length !== 'number')
    throw wrongKind('probabilities', 'n x classes numbers or a function of the example', probabilities);
  return {
    kind: 'instance-dependent',
    probabilities,
    prepare: (labels, set) => {
      const { classes } = set;
      const rows = checkedRows(probabilities, set, labels);
      const pickedBelow = new Float64Array(labels.length);
      for (let i = 0; i < labels.length; i++) {
        const row = rows.subarray(i * classes, (i + 1) * classes);
        pickedBelow[i] = accumulate(row, labels[i], row) * WORDS;
      }
      return {
        pickedBelow,
        by: 'example',
        choose: (_label, index, word) => searchClass(rows, index * classes, classes, word),
      };
    },
  };
}

function checkedRows(
  probabilities: InstanceProbabilities,
  { classes, ids }: LabelSet,
  labels: Int32Array,
): Float64Array {
  const n = labels.length;
  const rows = new Float64Array(n * classes);
  const idOf = idReader(ids);
  if (typeof probabilities === 'function') {
    for (let i = 0; i < n; i++) {
      const row = probabilities(idOf(i), labels[i]);
      if (row?.length !== classes)
        throw wrongKind(`probabilities(${idOf(i)})`, `a row of ${classes} probabilities`, row);
      rows.set(row, i * classes);
    }
  } else {
    if (probabilities.length !== rows.length)
      throw outOfRange('probabilities', `${n} x ${classes} = ${rows.length} numbers`, probabilities.length);
    rows.set(probabilities);
  }
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < classes; j++) checkProbability(`probabilities[${i}][${j}]`, rows[i * classes + j]);
    checkSum(`probabilities row ${i}`, rows.subarray(i * classes, (i + 1) * classes));
  }
  return rows;
}
