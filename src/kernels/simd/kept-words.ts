import type { Addresses } from '../../random/example-ids.js';
import type { Key } from '../../random/key.js';

/** The first and the second words of the examples of a tile. */
type Words = readonly [firsts: Int32Array, seconds: Int32Array];

/** Labels that are drawn at a time: a multiple of the 16 whose words are, so that these end within it. */
export const TILE = 8000;

/** Tiles at the beginning of a set whose words an exact count keeps, for the noise that follows it: 512 kB in all. */
const KEPT_TILES = 8;
const kept: { readonly key: Key; readonly count: number; readonly words: Words }[] = [];

/** Which of these tiles the examples are; none, if they are listed or behind them. */
const placeOf = ({ first, low }: Addresses) => (low ? -1 : first / TILE);

/** Keeps copies of the words of a tile, if it is one of these. */
export function keepWords(key: Key, addresses: Addresses, words: Words): void {
  const place = placeOf(addresses);
  if (!(place >= 0 && place < KEPT_TILES && Number.isInteger(place))) return;
  const own = kept[place]?.words ?? [new Int32Array(TILE), new Int32Array(TILE)];
  own.forEach((copy, k) => {
    copy.set(words[k]);
  });
  kept[place] = { key, count: addresses.count, words: own };
}

/** The words of these examples under this key, if they are kept; there may be more behind them. */
export function keptWords(key: Key, addresses: Addresses): Words | undefined {
  const tile = kept[placeOf(addresses)];
  const same = tile && tile.count >= addresses.count && tile.key[0] === key[0] && tile.key[1] === key[1];
  return same ? tile.words : undefined;
}
