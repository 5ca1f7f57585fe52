import type { JsonObject } from '../digests/plain-json.js';
import type { Cell } from '../experiments/cell.js';
import type { MergedCell } from '../sweeps/merge.js';
import { measured, type Point } from './figure.js';

export function valuesOf<SomeCell extends Cell, Result extends JsonObject>(
  runs: readonly MergedCell<SomeCell, Result>[],
  value: (result: Result) => number | null,
): number[] {
  return runs.flatMap(({ result }) => (result && value(result)) ?? []);
}

/** The point of the seeds of one place; nothing if no seed has a value. */
export function pointOf<SomeCell extends Cell, Result extends JsonObject>(
  x: number,
  seeds: readonly MergedCell<SomeCell, Result>[],
  value: (result: Result) => number | null,
): Point[] {
  const values = valuesOf(seeds, value);
  return values.length > 0 ? [measured(x, values, seeds.length)] : [];
}
