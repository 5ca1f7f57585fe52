import { expect, it } from 'vitest';
import { writePlan } from '../../../src/plans/images/write-plan.js';

/** The pieces `[first, count]` in which the images of a mask are written, `size` values an image; no value is moved. */
function piecesOf(mask: Uint8Array, size: number): number[][] {
  const pieces: number[][] = [];
  const layout = { count: mask.length, height: 1, width: size, channels: 1, size };
  const none = new Float32Array(0);
  const write = (index: number, _input: unknown, _output: unknown, at: number, count?: number) => {
    expect(at).toBe(index * size);
    pieces.push([index, Number(count)]);
  };
  writePlan({ operation: 'gaussian', options: { seed: 1 }, layout, mask, write }, none, none);
  return pieces;
}

it('picked images that lie side by side are written together, and no others', () => {
  expect(piecesOf(Uint8Array.of(0, 1, 1, 0, 0, 1, 0), 3)).toEqual([
    [1, 2],
    [5, 1],
  ]);
});

it('no more than 2^22 values are written together, but always one image', () => {
  const all = new Uint8Array(5).fill(1);
  expect(piecesOf(all, 2 ** 21)).toEqual([
    [0, 2],
    [2, 2],
    [4, 1],
  ]);
  expect(piecesOf(all, 2 ** 21 + 1).map(([, count]) => count)).toEqual([1, 1, 1, 1, 1]);
  expect(piecesOf(all, 2 ** 23).map(([, count]) => count)).toEqual([1, 1, 1, 1, 1]);
});
