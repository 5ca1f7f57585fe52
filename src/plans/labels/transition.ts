import { outOfRange, wrongKind } from '../../errors/argument-error.js';
import { checkChoice } from '../../errors/checks.js';
import { WORDS } from '../../random/word.js';
import { accumulate, searchClass } from './conditional-table.js';
import type { LabelNoise } from './label-noise.js';
import { checkProbability, checkSum } from './probabilities.js';

/** Class-conditional label noise. */
export interface TransitionNoise extends LabelNoise {
  readonly matrix: readonly (readonly number[])[];
  readonly orientation: 'rows' | 'columns';
}

/**
 * Class-conditional noise: the probability of every noisy label given the true one. Entries off the diagonal are
 * used as given; the diagonal takes the rest. Nothing is renormalised.
 *
 * Source: Patrini, Rozza, Menon, Nock, Qu, CVPR 2017.
 *
 * @param matrix `classes` x `classes` probabilities
 * @param orientation `'rows'` (default): `matrix[true][noisy]`, each row sums to 1 within 1e-6; `'columns'`:
 *   `matrix[noisy][true]`, each column does
 * @throws TypeError if the matrix is not square
 * @throws RangeError if an entry is no probability, or a sum is not 1
 */
export function transition(
  matrix: readonly (readonly number[])[],
  orientation: 'rows' | 'columns' = 'rows',
): TransitionNoise {
  const rows = stochasticRows(matrix, orientation);
  const size = rows.length;
  const cumulative = new Float64Array(size * size);
  const leaves = rows.map((row, y) => accumulate(row, y, cumulative.subarray(y * size, (y + 1) * size)));
  const pickedBelow = Float64Array.from(leaves, (probability) => probability * WORDS);
  return {
    kind: 'transition',
    matrix: matrix.map((line) => [...line]),
    orientation,
    check: (classes) => {
      if (size !== classes) throw outOfRange('matrix', `${classes} x ${classes}, as many as classes`, matrix);
    },
    prepare: () => ({
      pickedBelow,
      by: 'class',
      choose: (label, _index, word) => searchClass(cumulative, label * size, size, word),
      choices: cumulative,
    }),
  };
}

/** The probabilities `[true][noisy]`, checked. */
function stochasticRows(
  matrix: readonly (readonly number[])[],
  orientation: 'rows' | 'columns',
): Float64Array[] {
  checkChoice('orientation', orientation, ['rows', 'columns']);
  if (!Array.isArray(matrix) || matrix.length === 0) throw wrongKind('matrix', 'an array of rows', matrix);
  const size = matrix.length;
  for (let r = 0; r < size; r++) {
    if (!Array.isArray(matrix[r]) || matrix[r].length !== size)
      throw wrongKind(`matrix[${r}]`, `a row of ${size} probabilities`, matrix[r]);
  }
  const rows = matrix.map(() => new Float64Array(size));
  for (let r = 0; r < size; r++) {
    for (let c = 0; c < size; c++) {
      const value = matrix[r][c];
      checkProbability(`matrix[${r}][${c}]`, value);
      if (orientation === 'rows') rows[r][c] = value;
      else rows[c][r] = value;
    }
  }
  const [line, other] = orientation === 'rows' ? ['row', 'columns'] : ['column', 'rows'];
  const cure = `for probabilities that sum to 1 along the ${other} pass orientation '${other}'`;
  rows.forEach((row, y) => checkSum(`matrix ${line} ${y}`, row, cure));
  return rows;
}
