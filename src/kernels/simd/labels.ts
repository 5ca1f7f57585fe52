import { drawBelow } from '../../random/bounded.js';
import { type Addresses, highOf, lowOf } from '../../random/example-ids.js';
import type { Key } from '../../random/key.js';
import { threefry2x32 } from '../../random/threefry.js';
import type { LabelTable, Rank } from '../kernels.js';
import { type Instance, place, simdInstance } from './instance.js';
import { fillTable, MOST_CLASSES, tableSizes } from './label-table.js';
import { layout } from './source/layout.js';

/** Labels that are drawn at a time. */
const TILE = 8192;

/** Below so many labels a call into WebAssembly costs more than it saves; the tables cost more still. */
const LEAST = 32;
const LEAST_WITH_TABLE = 4096;

/** `Kernels.labels` in SIMD: four labels in a vector, for noise that picks every class alike or has a table. */
export function simdLabels(
  classes: number,
  table: LabelTable,
  key: Key,
  addresses: Addresses,
  labels: Int32Array,
  out: Int32Array,
  cutoff: Rank | undefined,
): number | undefined {
  const { by, among, threshold } = table;
  const tabled = among instanceof Float64Array;
  if (tabled ? by !== 'class' || cutoff || classes > MOST_CLASSES : by !== 'set' || !among) return undefined;
  if (labels.length < (tabled ? LEAST_WITH_TABLE : LEAST)) return undefined;
  const made = simdInstance();
  if (!made) return undefined;
  return tabled
    ? drawTabled(made, threshold, among, key, addresses, labels, out)
    : drawUniform(made, classes, threshold[0], among === 'others', key, addresses, labels, out, cutoff);
}

/** Calls `draw` for one tile after another: the labels lie at `input`, the new ones are fetched from `output`. */
function eachTile(
  made: Instance,
  places: readonly number[],
  addresses: Addresses,
  labels: Int32Array,
  out: Int32Array,
  draw: (count: number, from: number) => number,
): number {
  const [lows, highs, input, output] = places.map((at) => at >> 2);
  let picked = 0;
  for (let from = 0; from < labels.length; from += TILE) {
    const count = Math.min(TILE, labels.length - from);
    writeTile(made, addresses, from, count, lows, highs);
    made.words.set(labels.subarray(from, from + count), input);
    picked += draw(count, from);
    out.set(made.words.subarray(output, output + count), from);
  }
  return picked;
}

/** Writes the addresses of a tile to `words[lows]` and `words[highs]` and on. */
function writeTile(
  made: Instance,
  addresses: Addresses,
  from: number,
  count: number,
  lows: number,
  highs: number,
): void {
  if (addresses.low && addresses.high) {
    made.words.set(addresses.low.subarray(from, from + count), lows);
    made.words.set(addresses.high.subarray(from, from + count), highs);
  } else {
    made.run.countUp(4 * lows, count, (addresses.first + from) | 0);
    if (from === 0) made.words.fill(0, highs, highs + TILE);
  }
}

/** The sizes of the four arrays of a tile, with room for the vectors behind. */
const TILE_SIZES = [0, 0, 0, 0].map(() => 4 * TILE + 64);

function drawUniform(
  made: Instance,
  classes: number,
  threshold: number,
  others: boolean,
  key: Key,
  addresses: Addresses,
  labels: Int32Array,
  out: Int32Array,
  cutoff: Rank | undefined,
): number {
  const limit = cutoff ? Math.max(0, cutoff.word) : Math.ceil(threshold);
  const all = !cutoff && limit >= 2 ** 32;
  const ranked = cutoff !== undefined && cutoff.word >= 0;
  const [cutHigh, cutLow] = cutoff?.address ?? [0, 0];
  const places = place(made, [...TILE_SIZES, 4 * TILE]);
  const [lows, highs, input, output, again] = places;
  return eachTile(made, places, addresses, labels, out, (count, from) => {
    const picked = made.run.uniformLabels(
      ...[count, key[0], key[1], lows, highs, input, output, again],
      ...[limit | 0, -Number(all), -Number(ranked), cutLow | 0, cutHigh, classes, -Number(others)],
    );
    const redraws = made.words[layout.report >> 2];
    for (let r = 0; r < redraws; r++) {
      const i = made.words[(again >> 2) + r];
      const label = made.words[(input >> 2) + i];
      const drawn = redraw(others ? classes - 1 : classes, key, addresses, from + i);
      made.words[(output >> 2) + i] = others ? (label + 1 + drawn) % classes : drawn;
    }
    return picked;
  });
}

/** The choice of an example whose second word was rejected: from its words behind, as in `drawLabels`. */
function redraw(bound: number, key: Key, addresses: Addresses, index: number): number {
  const block = new Int32Array(2);
  let drawn = 1;
  const next = () => {
    const counter = (drawn >> 1) + 8 * highOf(addresses, index);
    if (drawn === 1 || (drawn & 1) === 0)
      threefry2x32(key[0], key[1], lowOf(addresses, index), counter, block);
    return block[drawn++ & 1];
  };
  return drawBelow(bound, next(), next);
}

function drawTabled(
  made: Instance,
  threshold: Float64Array,
  cumulative: Float64Array,
  key: Key,
  addresses: Addresses,
  labels: Int32Array,
  out: Int32Array,
): number {
  const classes = threshold.length;
  const places = place(made, [...TILE_SIZES, ...tableSizes(classes)]);
  const [lows, highs, input, output, ...tables] = places;
  fillTable(made.bytes.buffer, tables, threshold, cumulative);
  return eachTile(made, places, addresses, labels, out, (count) =>
    made.run.tableLabels(count, key[0], key[1], lows, highs, input, output, ...tables, classes),
  );
}

/** `Kernels.firstWords` in SIMD. */
export function simdFirstWords(key: Key, addresses: Addresses, out: Uint32Array): boolean {
  const made = out.length < LEAST ? undefined : simdInstance();
  if (!made) return false;
  const places = place(made, TILE_SIZES);
  const [lows, highs, , output] = places;
  for (let from = 0; from < out.length; from += TILE) {
    const count = Math.min(TILE, out.length - from);
    writeTile(made, addresses, from, count, lows >> 2, highs >> 2);
    made.run.firstWords(count, key[0], key[1], lows, highs, output);
    out.set(new Uint32Array(made.bytes.buffer, output, count), from);
  }
  return true;
}
