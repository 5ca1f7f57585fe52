import { link } from '../../webassembly/link.js';
import { type Exports, MODULE } from '../../webassembly/modules/tiles.js';

/**
 * Float64 values in which matrices lie in panels of four rows, column by column: value (r, k) of a panel is 4k + r behind
 * its beginning. Any four columns of a panel are then a tile of 16 consecutive values, and two panels are what the product
 * of a tile reads, in the order in which it reads them.
 */
export interface TileMemory {
  readonly values: Float64Array;
  /**
   * Subtracts from the tile at `c` the product of `columns` (at least 1) columns of the panel at `a` with the transpose of
   * those of the panel at `b`: value 4s + r, the sum of a[4k + r] * b[4k + s] in the order of k. Positions in `values`.
   */
  readonly subtractProducts: (a: number, b: number, c: number, columns: number) => void;
}

/** WebAssembly's memory comes in pages of 2^16 bytes, at most 2^16 - 1 of them here. */
const PAGE = 65536;

/**
 * Memory for `length` values, all 0, with the product in WebAssembly's SIMD if there is any and in TypeScript elsewhere:
 * the same bits either way, four times slower in TypeScript.
 */
export function tileMemory(length: number): TileMemory {
  return simdMemory(length) ?? plainMemory(length);
}

/** The same, in TypeScript. */
export function plainMemory(length: number): TileMemory {
  const values = new Float64Array(length);
  return { values, subtractProducts: (a, b, c, columns) => subtractProducts(values, a, b, c, columns) };
}

/** The same, in WebAssembly; undefined if it or its SIMD is missing or forbidden, or the length is beyond its 4 GiB. */
export function simdMemory(length: number): TileMemory | undefined {
  const pages = Math.ceil((8 * length) / PAGE);
  if (typeof WebAssembly === 'undefined' || pages >= PAGE) return undefined;
  const memory = new WebAssembly.Memory({ initial: Math.max(1, pages) });
  const run = link<Exports>(MODULE, memory);
  return (
    run && {
      values: new Float64Array(memory.buffer, 0, length),
      subtractProducts: (a, b, c, columns) => run.subtract(a * 8, b * 8, c * 8, columns),
    }
  );
}

function subtractProducts(values: Float64Array, a: number, b: number, c: number, columns: number): void {
  for (let s = 0; s < 4; s++) {
    let [sum0, sum1, sum2, sum3] = [0, 0, 0, 0];
    for (let k = 0; k < 4 * columns; k += 4) {
      const right = values[b + k + s];
      sum0 += values[a + k] * right;
      sum1 += values[a + k + 1] * right;
      sum2 += values[a + k + 2] * right;
      sum3 += values[a + k + 3] * right;
    }
    const at = c + 4 * s;
    values[at] -= sum0;
    values[at + 1] -= sum1;
    values[at + 2] -= sum2;
    values[at + 3] -= sum3;
  }
}
