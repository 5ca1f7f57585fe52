import { type Addresses, partOf } from '../../random/example-ids.js';
import type { Key } from '../../random/key.js';
import { REPORT } from '../../webassembly/source/corruptions/layout.js';
import type { LabelKernelTask, Rank } from '../bulk-loops.js';
import { type Instance, place, simdInstance } from './instance.js';
import { keepWords, keptWords, TILE } from './kept-words.js';
import { fillTable, MOST_TABLE_CLASSES, tableSizes } from './label-table.js';

/** Where things lie in the memory of the module: addresses, first and second words, labels, new labels. */
type Tile = readonly [
  lows: number,
  highs: number,
  firsts: number,
  seconds: number,
  input: number,
  output: number,
];

/** Where its tables lie: thresholds, guide, cumulative probabilities. */
type Tables = readonly [thresholds: number, guide: number, cumulative: number];

/** Makes the new labels of a tile from its words; returns how many were picked, or undefined if a word must be redrawn. */
type DrawTile = (count: number) => number | undefined;

/** With fewer labels than this a call into WebAssembly costs more than it saves; the tables cost more still. */
const LEAST = 32;
const LEAST_WITH_TABLE = 4096;

/** `Kernels.labels` in SIMD: four labels in a vector, for noise that picks every class alike or has a table. */
export function simdLabels(
  { classes, noise, key, addresses, labels, out, cutoff }: LabelKernelTask,
  drawPart: (from: number, to: number) => number,
): number | undefined {
  if (labels.length < LEAST) return undefined;
  const { by, choices, pickedBelow } = noise;
  const tabled = choices instanceof Float64Array;
  if (tabled ? by !== 'class' || cutoff || classes > MOST_TABLE_CLASSES : by !== 'set' || !choices)
    return undefined;
  if (tabled && labels.length < LEAST_WITH_TABLE) return undefined;
  const made = simdInstance();
  if (!made) return undefined;
  const { tile, tables } = placeTile(made, addresses, tabled ? tableSizes(classes) : []);
  const draw = tabled
    ? tabledDraw(made, tile, tables, pickedBelow, choices)
    : uniformDraw(made, tile, classes, pickedBelow[0], choices === 'others', cutoff);
  const [input, output] = [tile[4] >> 2, tile[5] >> 2];
  let picked = 0;
  for (let from = 0; from < labels.length; from += TILE) {
    const end = Math.min(from + TILE, labels.length);
    const count = (end - from) & ~3;
    drawWords(made, tile, key, partOf(addresses, from, from + count));
    made.words.set(labels.subarray(from, from + count), input);
    const pickedHere = draw(count);
    if (pickedHere !== undefined) out.set(made.words.subarray(output, output + count), from);
    const drawn = pickedHere === undefined ? from : from + count;
    picked += (pickedHere ?? 0) + (drawn < end ? drawPart(drawn, end) : 0);
  }
  return picked;
}

/** Places for a tile, and for tables of these `sizes`. The high addresses of consecutive examples are zeros in every tile. */
function placeTile(made: Instance, { count, high }: Addresses, sizes: readonly number[] = []) {
  const places = place(made, [...Array<number>(6).fill(4 * TILE), ...sizes]);
  const tile = places.slice(0, 6) as unknown as Tile;
  const highs = tile[1] >> 2;
  if (!high) made.words.fill(0, highs, highs + Math.min(count, TILE));
  return { tile, tables: places.slice(6) as unknown as Tables };
}

/** Draws the first two words of the examples at `addresses`, at most a tile, unless they are kept. */
function drawWords(made: Instance, tile: Tile, key: Key, addresses: Addresses, keeps = false): void {
  const [lows, highs, firsts, seconds] = tile;
  const { count, first, low, high } = addresses;
  if (low && high) {
    made.words.set(low, lows >> 2);
    made.words.set(high, highs >> 2);
  } else {
    made.run.countUp(lows, count, first | 0);
  }
  const known = keeps ? undefined : keptWords(key, addresses);
  if (!known) made.run.exampleWords(count, key[0], key[1], lows, highs, firsts, seconds);
  known?.forEach((words, k) => {
    made.words.set(words.subarray(0, count), (k === 0 ? firsts : seconds) >> 2);
  });
  if (!keeps) return;
  const words = (at: number) => made.words.subarray(at >> 2, (at >> 2) + count);
  keepWords(key, addresses, [words(firsts), words(seconds)]);
}

/** Above no address: if none is picked. */
const NONE: Rank = { word: 0, address: [-1, 0] };

function uniformDraw(
  made: Instance,
  tile: Tile,
  classes: number,
  pickedBelow: number,
  others: boolean,
  cutoff: Rank | undefined,
): DrawTile {
  const last = cutoff?.word ?? Math.ceil(pickedBelow) - 1;
  const ranked = last < 0 ? NONE : cutoff;
  const [cutHigh, cutLow] = ranked?.address ?? [0, 0];
  return (count) => {
    const picked = made.run.uniformLabels(
      count,
      ...tile,
      (ranked?.word ?? last) | 0,
      ranked !== undefined,
      cutLow | 0,
      cutHigh,
      classes,
      -Number(others),
    );
    return made.words[REPORT >> 2] ? undefined : picked;
  };
}

function tabledDraw(
  made: Instance,
  [, , firsts, seconds, input, output]: Tile,
  tables: Tables,
  pickedBelow: Float64Array,
  cumulative: Float64Array,
): DrawTile {
  fillTable(made.bytes.buffer, tables, pickedBelow, cumulative);
  return (count) =>
    made.run.tableLabels(count, firsts, seconds, input, output, ...tables, pickedBelow.length);
}

export function simdFirstWords(key: Key, addresses: Addresses, out: Uint32Array): boolean {
  const made = out.length < LEAST ? undefined : simdInstance();
  if (!made) return false;
  const { tile } = placeTile(made, addresses);
  const firsts = tile[2];
  for (let from = 0; from < out.length; from += TILE) {
    const count = Math.min(TILE, out.length - from);
    drawWords(made, tile, key, partOf(addresses, from, from + count), true);
    out.set(new Uint32Array(made.bytes.buffer, firsts, count), from);
  }
  return true;
}
