import { outOfRange } from '../errors/argument-error.js';
import { type LabelNoiseOptions, planLabelNoise } from '../plans/labels/label-plan.js';
import { failed, listed } from './failed.js';

/**
 * Asserts that `noisy` is `clean` under exactly this noise, seed and all: these examples, with these labels.
 *
 * ```ts
 * const { labels } = await myPipeline(clean);
 * expectCorruption(clean.labels, labels, { noise: symmetric(0.4), classes: 10, seed: 42 });
 * ```
 *
 * @param clean n class indices before
 * @param noisy n class indices after
 * @throws an assertion error that lists the examples whose label is another; TypeError or RangeError for bad options
 */
export function expectCorruption(
  clean: ArrayLike<number>,
  noisy: ArrayLike<number>,
  options: LabelNoiseOptions,
): void {
  const { labels } = planLabelNoise(options, clean.length)(clean);
  checkLength(noisy, labels.length);
  const wrong = positionsWhere(labels.length, (i) => labels[i] !== noisy[i]);
  if (wrong.length === 0) return;
  const [first] = wrong;
  const message = `${wrong.length} of ${labels.length} labels are not what ${options.noise.kind} noise under this seed makes of them: example ${first} is ${noisy[first]}, must be ${labels[first]}; wrong are ${listed(wrong)}`;
  throw failed(message, Array.from(labels), Array.from(noisy));
}

/**
 * Asserts that exactly the examples at these positions have another label than before.
 *
 * @throws an assertion error that lists those that changed and should not have, and the other way round
 */
export function expectChanged(
  clean: ArrayLike<number>,
  noisy: ArrayLike<number>,
  positions: readonly number[],
): void {
  checkLength(noisy, clean.length);
  const expected = new Set(positions);
  const actual = positionsWhere(clean.length, (i) => clean[i] !== noisy[i]);
  const extra = actual.filter((i) => !expected.has(i));
  const missing = positions.filter((i) => clean[i] === noisy[i]);
  if (extra.length + missing.length === 0) return;
  const parts = [
    extra.length > 0 && `changed but must not: ${listed(extra)}`,
    missing.length > 0 && `must change but did not: ${listed(missing)}`,
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

function checkLength(noisy: ArrayLike<number>, n: number): void {
  if (noisy?.length !== n) throw outOfRange('noisy.length', `${n}, that of \`clean\``, noisy?.length);
}
