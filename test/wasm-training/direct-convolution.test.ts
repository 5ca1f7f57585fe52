import { backend_util, memory, type Tensor, type Tensor4D, tensor4d } from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  convolvedBack,
  directlyConvolved,
  filteredDirectly,
  type Geometry,
} from '../../src/wasm-training/convolution-geometry.js';
import { convolve, filterGradient, inputGradient } from '../../src/wasm-training/convolution-kernels.js';
import { currentWasmKernels, type WasmKernels } from '../../src/wasm-training/wasm-kernels.js';
import { useBackend } from '../backend.js';

type Shape = [number, number, number, number];

/** Values of both signs and many sizes, so that another order of additions gives other bits. */
const wave = (shape: Shape, phase: number): Tensor4D =>
  tensor4d(
    Float32Array.from({ length: shape.reduce((a, b) => a * b, 1) }, (_, i) => {
      const at = (i + 1) * 12.9898 + phase * 78.233;
      return Math.sin(at) * 10 ** (3 * Math.sin(at * 7.13));
    }),
    shape,
  );

const bits = async (values: Tensor) =>
  Array.from(new Uint32Array((await values.data<'float32'>()).slice().buffer));

/** The three products with their patches packed, as `multiply` and `inputGradient` of the module make them. */
function packed(kernels: WasmKernels, g: Geometry, x: Tensor, w: Tensor, dy: Tensor): Tensor[] {
  const { call } = kernels;
  const [pixels, patch] = [
    g.batchSize * g.outHeight * g.outWidth,
    g.filterHeight * g.filterWidth * g.inChannels,
  ];
  const { top, left } = g.padInfo;
  const sizes = [g.inHeight, g.inWidth, g.inChannels, g.outHeight, g.outWidth] as const;
  call.setGeometry(...sizes, g.filterHeight, g.filterWidth, g.strideHeight, g.strideWidth, top, left);
  const n = g.outChannels;
  const bytes = Math.max(call.scratchBytes(n, Math.max(pixels, patch)), call.inputGradientScratch(n));
  const scratch = kernels.scratch(bytes);
  const [y, dw, dx] = [dy.shape, w.shape, x.shape].map((shape) => kernels.output(shape));
  const [atX, atW, atDy, atY, atDw, atDx] = [x, w, dy, y, dw, dx].map((values) => kernels.at(values));
  call.multiply(1, pixels, n, patch, atX, 0, 0, atW, 4 * n, 4, atY, scratch);
  call.multiply(2, patch, n, pixels, atX, 0, 0, atDy, 4 * n, 4, atDw, scratch);
  call.inputGradient(g.batchSize, n, atDy, atW, atDx, scratch);
  return [y, dw, dx];
}

const geometries = fc.record({
  batch: fc.integer({ min: 1, max: 8 }),
  height: fc.integer({ min: 3, max: 9 }),
  width: fc.integer({ min: 3, max: 9 }),
  inChannels: fc.constantFrom(3, 4, 8, 12, 16, 40),
  outChannels: fc.constantFrom(8, 10, 24, 48),
  filter: fc.constantFrom<[number, number]>([1, 1], [3, 3], [5, 5], [1, 3], [2, 3]),
  stride: fc.constantFrom(1, 1, 2),
  pad: fc.constantFrom<'same' | 'valid'>('same', 'valid'),
});

describe('convolutions without packing', () => {
  beforeAll(() => useBackend('wasm'));

  it('give the bits of those with packed patches, and leave nothing behind', async () => {
    const served = { forward: 0, filter: 0, back: 0 };
    await fc.assert(
      fc.asyncProperty(
        geometries,
        async ({ batch, height, width, inChannels, outChannels, filter, stride, pad }) => {
          fc.pre(filter[0] <= height && filter[1] <= width);
          const kernels = currentWasmKernels() as WasmKernels;
          const input: Shape = [batch, height, width, inChannels];
          const shape: Shape = [...filter, inChannels, outChannels];
          const g = backend_util.computeConv2DInfo(input, shape, stride, 1, pad);
          served.forward += Number(directlyConvolved(g));
          served.filter += Number(filteredDirectly(g));
          served.back += Number(convolvedBack(g) !== undefined);
          const before = memory().numTensors;
          const [x, w, dy] = [wave(input, 0), wave(shape, 1), wave(g.outShape as Shape, 2)];
          const expected = packed(kernels, g, x, w, dy);
          const found = [
            convolve(kernels, x, w, g),
            filterGradient(kernels, x, dy, g),
            inputGradient(kernels, dy, w, g),
          ];
          for (const [k, values] of found.entries())
            expect(await bits(values)).toEqual(await bits(expected[k]));
          for (const held of [x, w, dy, ...expected, ...found]) held.dispose();
          expect(memory().numTensors).toBe(before);
        },
      ),
      { numRuns: 60, seed: 1 },
    );
    for (const times of Object.values(served)) expect(times).toBeGreaterThan(5);
  });

  it('are refused where a block of the packed product ends at an edge', () => {
    const of = (shape: Shape, outChannels: number, stride = 1) =>
      backend_util.computeConv2DInfo(shape, [3, 3, shape[3], outChannels], stride, 1, 'same');
    expect(directlyConvolved(of([1, 3, 3, 8], 8))).toBe(false);
    expect(filteredDirectly(of([1, 3, 3, 8], 8))).toBe(true);
    expect(filteredDirectly(of([1, 4, 4, 3], 8))).toBe(false);
    expect(filteredDirectly(of([1, 4, 4, 8], 12))).toBe(false);
    expect(convolvedBack(of([1, 4, 4, 8], 264))).toBeUndefined();
    expect(convolvedBack(of([1, 4, 4, 12], 8))).toBeUndefined();
    expect(convolvedBack(of([1, 4, 4, 8], 8, 2))).toBeUndefined();
    expect(convolvedBack(of([1, 4, 4, 8], 8))).toMatchObject({
      outChannels: 8,
      padInfo: { top: 1, left: 1 },
    });
  });
});
