import { wrongKind } from '../errors/argument-error.js';
import { checkOptions } from '../errors/checks.js';
import { withClassNames } from '../plans/labels/class-names.js';
import { type AnyLabels, labelForm } from '../plans/labels/label-form.js';
import { type LabelNoise, pickRate } from '../plans/labels/label-noise.js';
import { checkLabelNoise, type LabelNoiseOptions } from '../plans/labels/label-plan.js';
import { audit } from '../records/audit.js';
import { binomialBound, FAILURE } from './binomial-bound.js';
import { failed } from './failed.js';

/**
 * Asserts that the realised noise is what this noise does on average, whatever drew it: in every class, the number of changed
 * labels is within a bound. Noise of this strength fails at most once in 10^9 runs.
 *
 * @param clean n labels before, in the forms of `audit`
 * @param noisy n labels after
 * @throws an assertion error that names the class and its share
 */
export function expectRate(
  clean: AnyLabels,
  noisy: AnyLabels,
  options: { readonly noise: LabelNoise; readonly classes: number | readonly string[] },
): void {
  checkOptions(options, { noise: true, classes: true });
  const { noise, classes: given } = options;
  const realised = audit(clean, noisy, { classes: given });
  const named = withClassNames({ noise, classes: given, seed: 0 }) as LabelNoiseOptions;
  checkLabelNoise(named, realised.examples);
  const { classes } = named;
  const prepared = noise.prepare(new Int32Array(labelForm('clean', clean, named).read()), named);
  if (prepared.by === 'example')
    throw wrongKind('noise', 'noise whose rates are those of the classes', noise.kind);
  realised.classes.forEach(({ label: y, examples, changed }) => {
    const p = pickRate(prepared, y, 0) * (prepared.changeRate?.(y) ?? 1);
    const bound = binomialBound(examples, p, FAILURE / classes);
    if (Math.abs(changed - examples * p) <= bound) return;
    const message = `${changed} of the ${examples} labels of class ${y} changed, ${noise.kind} noise changes ${(examples * p).toFixed(1)} on average, give or take ${bound.toFixed(1)}`;
    throw failed(message, examples * p, changed);
  });
}
