import cdf from '@stdlib/stats-base-dists-t-cdf';
import quantile from '@stdlib/stats-base-dists-t-quantile';

/** An effect that was estimated from several seeds. */
export interface Estimate {
  readonly effect: number;
  readonly standardError: number;
  readonly degrees: number;
  readonly seeds: number;
  /** The standard error is this many residual deviations, and falls as the root of the seeds. */
  readonly scale: number;
}

/** An effect with its standard error; `sizes` is the sum of the squared weights of the conditions that it is made of. */
function estimateOf(effect: number, variance: number, degrees: number, seeds: number, sizes = 1): Estimate {
  const scale = Math.sqrt(sizes / seeds);
  return { effect, standardError: Math.sqrt(variance) * scale, degrees, seeds, scale };
}

/** Values by condition and seed; null where a training has none. */
export type Layout = ReadonlyMap<string, ReadonlyMap<string, number | null>>;

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/**
 * A contrast of conditions in randomised blocks: the seeds are the blocks, since the trainings of one seed share images, weights
 * and batches. The residual variance is that of all conditions of the layout, after condition and seed are taken out.
 *
 * @param weights of the conditions, which sum to 0
 * @returns undefined if a condition of the contrast lacks a value, or there are fewer than two seeds or conditions
 */
export function contrast(layout: Layout, weights: Readonly<Record<string, number>>): Estimate | undefined {
  const whole = [...layout].filter(([, seeds]) => [...seeds.values()].every((value) => value !== null));
  const table = new Map(whole as (readonly [string, ReadonlyMap<string, number>])[]);
  const names = Object.keys(weights);
  if (names.some((name) => !table.has(name)) || table.size < 2) return undefined;
  const seeds = [...(table.get(names[0]) as ReadonlyMap<string, number>).keys()];
  const rows = [...table.values()].map((row) => seeds.map((seed) => row.get(seed) ?? Number.NaN));
  const complete = rows.filter((row) => row.every(Number.isFinite));
  if (seeds.length < 2 || complete.length < 2) return undefined;
  const grand = mean(complete.map(mean));
  const blocks = seeds.map((_, s) => mean(complete.map((row) => row[s])) - grand);
  const squares = complete.flatMap((row) => row.map((value, s) => (value - mean(row) - blocks[s]) ** 2));
  const degrees = (complete.length - 1) * (seeds.length - 1);
  const variance = squares.reduce((sum, square) => sum + square, 0) / degrees;
  const effects = names.map(
    (name) => weights[name] * mean(seeds.map((s) => table.get(name)?.get(s) ?? Number.NaN)),
  );
  const effect = effects.reduce((sum, value) => sum + value, 0);
  if (!Number.isFinite(effect)) return undefined;
  const sizes = names.reduce((sum, name) => sum + weights[name] ** 2, 0);
  return estimateOf(effect, variance, degrees, seeds.length, sizes);
}

/**
 * The same effect with the variance of the contrast itself over the seeds, which assumes nothing of other conditions and has one
 * degree of freedom less than there are seeds.
 */
export function contrastAlone(
  layout: Layout,
  weights: Readonly<Record<string, number>>,
): Estimate | undefined {
  const names = Object.keys(weights);
  const seeds = [...(layout.get(names[0])?.keys() ?? [])];
  const values = seeds.map((seed) =>
    names.reduce((sum, name) => sum + weights[name] * (layout.get(name)?.get(seed) ?? Number.NaN), 0),
  );
  if (seeds.length < 2 || !values.every(Number.isFinite)) return undefined;
  const effect = mean(values);
  const variance = values.reduce((sum, value) => sum + (value - effect) ** 2, 0) / (seeds.length - 1);
  return estimateOf(effect, variance, seeds.length - 1, seeds.length);
}

/**
 * The mean of a condition over its seeds, with the variance of all conditions of the layout within themselves.
 *
 * @returns undefined if the condition lacks a value, or no condition has two seeds
 */
export function level(layout: Layout, condition: string): Estimate | undefined {
  const rows = [...layout].map(([name, seeds]) => ({ name, values: [...seeds.values()] }));
  const whole = rows.filter((row): row is { name: string; values: number[] } => !row.values.includes(null));
  const own = whole.find(({ name }) => name === condition)?.values;
  const degrees = whole.reduce((sum, { values }) => sum + values.length - 1, 0);
  if (!own || degrees < 1) return undefined;
  const squares = whole.flatMap(({ values }) => values.map((value) => (value - mean(values)) ** 2));
  const variance = squares.reduce((sum, square) => sum + square, 0) / degrees;
  return estimateOf(mean(own), variance, degrees, own.length);
}

/** The probability of an estimate as large as this one if the effect is `margin`: a test that it is larger. */
export function pLarger({ effect, standardError, degrees }: Estimate, margin: number): number {
  if (standardError === 0) return effect > margin ? 0 : 1;
  return 1 - cdf((effect - margin) / standardError, degrees);
}

/** The interval that holds the effect with a confidence of 95 per cent. */
export function interval({ effect, standardError, degrees }: Estimate): readonly [number, number] {
  const reach = quantile(0.975, degrees) * standardError;
  return [effect - reach, effect + reach];
}

/**
 * The power of the test at a true effect: that of a central distribution of Student moved to the effect, a close approximation.
 *
 * @param level of the single test
 */
export function power(
  trueEffect: number,
  margin: number,
  { standardError, degrees }: Pick<Estimate, 'standardError' | 'degrees'>,
  level: number,
): number {
  return 1 - cdf(quantile(1 - level, degrees) - (trueEffect - margin) / standardError, degrees);
}

/** What is known if the effect has the other sign. */
export const negated = (estimate: Estimate): Estimate => ({ ...estimate, effect: -estimate.effect });

/** Holm's adjustment: each p-value as it counts among all of them. */
export function holm(values: readonly number[]): number[] {
  const order = values.map((_, k) => k).sort((a, b) => values[a] - values[b]);
  const adjusted = new Array<number>(values.length);
  let least = 0;
  order.forEach((k, rank) => {
    least = Math.max(least, Math.min(1, (values.length - rank) * values[k]));
    adjusted[k] = least;
  });
  return adjusted;
}
