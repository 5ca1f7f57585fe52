import { outOfRange, show } from '../errors/argument-error.js';
import { checkNumberArray } from '../errors/check-number-array.js';
import { checkInteger } from '../errors/checks.js';
import { type Named, withClassNames } from '../plans/labels/class-names.js';
import { type AnyLabels, labelForm } from '../plans/labels/label-form.js';
import { type LabelNoiseOptions, planLabelNoise } from '../plans/labels/label-plan.js';
import { failed, positionList } from './failed.js';
import { labelsOf, sameLabel } from './same-label.js';

/**
 * Asserts that `noisy` is `clean` under exactly this noise, seed and all: these examples, with these labels.
 *
 * ```ts
 * const { labels } = await myPipeline(clean);
 * expectCorruption(clean.labels, labels, { noise: symmetric(0.4), classes: 10, seed: 42 });
 * ```
 *
 * @param clean n labels before, in the forms of `corruptLabels`; one-hot labels with an array for each example
 * @param noisy n labels after
 * @throws an assertion error that lists the examples whose label is another
 */
export function expectCorruption(
  clean: AnyLabels,
  noisy: AnyLabels,
  given: LabelNoiseOptions | Named<LabelNoiseOptions>,
): void {
  const options = withClassNames({ ...given }) as LabelNoiseOptions;
  const before = labelForm('clean', clean, options);
  const decided = planLabelNoise(options, before.count)(before.read()).labels;
  const actual = labelsOf('noisy', noisy);
  checkLength(actual, before.count);
  const form = labelForm('noisy', noisy, options);
  const labels = form.write(decided);
  const wrong = positionsWhere(before.count, (i) => !sameLabel(labels[i], actual[i]));
  if (wrong.length === 0) return;
  const [first] = wrong;
  const message = `${wrong.length} of ${labels.length} labels are not what ${options.noise.kind} noise under this seed makes of them: example ${first} is ${show(actual[first])}, must be ${show(labels[first])}; wrong are ${positionList(wrong)}`;
  throw failed(message, Array.from(labels), Array.from(actual));
}

/**
 * Asserts that exactly the examples at these positions have another label than before.
 *
 * @param positions counted from 0
 * @throws an assertion error that lists those that changed and should not have, and the other way round
 */
export function expectChanged(clean: AnyLabels, noisy: AnyLabels, positions: readonly number[]): void {
  const [before, after] = [labelsOf('clean', clean), labelsOf('noisy', noisy)];
  checkLength(after, before.length);
  checkNumberArray('positions', positions);
  const wanted: number[] = [];
  for (let k = 0; k < positions.length; k++) {
    checkInteger(`positions[${k}]`, positions[k], 0, before.length - 1);
    wanted.push(positions[k]);
  }
  const expected = new Set(wanted);
  const actual = positionsWhere(before.length, (i) => !sameLabel(before[i], after[i]));
  const extra = actual.filter((i) => !expected.has(i));
  const missing = wanted.filter((i) => sameLabel(before[i], after[i]));
  if (extra.length + missing.length === 0) return;
  const parts = [
    extra.length > 0 && `changed but must not: ${positionList(extra)}`,
    missing.length > 0 && `must change but did not: ${positionList(missing)}`,
  ];
  throw failed(
    `labels ${parts.filter(Boolean).join('; ')}`,
    [...expected].sort((a, b) => a - b),
    actual,
  );
}

function positionsWhere(n: number, holds: (i: number) => boolean): number[] {
  return Array.from({ length: n }, (_, i) => i).filter(holds);
}

function checkLength(noisy: ArrayLike<unknown>, n: number): void {
  if (noisy.length !== n) throw outOfRange('noisy.length', `${n}, that of \`clean\``, noisy.length);
}
