import {
  corruptLabelsInto,
  type Execution,
  exactLabelCount,
  type LabelNoise,
  randomizePixels,
  replaceWithGaussian,
  shufflePixels,
  symmetric,
  transition,
  uniform,
} from '../../src/index.js';
import type { Kernels } from '../../src/kernels/bulk-loops.js';
import { simd } from '../../src/simd.js';
import { type Case, serve } from './server.js';
import { copyCases, exampleCases, imageCases, repeated } from './small-cases.js';

const [IMAGES, LABELS] = process.argv.slice(2).map(Number);
const SIZE = 3072;
const imageShape = [32, 32, 3];
const statistics = { mean: 0.5, std: 0.25 };
const seed = 42;
const classes = 10;

const made = new Map<string, unknown>();

/** Makes a value once. */
function once<T>(name: string, make: () => T): T {
  if (!made.has(name)) made.set(name, make());
  return made.get(name) as T;
}

const floats = () => once('floats', () => new Float32Array(IMAGES * SIZE).map((_, i) => (i % 251) / 251));
const floatsOut = () => once('floats out', () => new Float32Array(IMAGES * SIZE).fill(1));
const bytes = () => once('bytes', () => new Uint8Array(IMAGES * SIZE).map((_, i) => i % 251));
const bytesOut = () => once('bytes out', () => new Uint8Array(IMAGES * SIZE).fill(1));
const labels = (n: number) => once(`labels ${n}`, () => new Int32Array(n).map((_, i) => i % classes));
const labelsOut = (n: number) => once(`labels out ${n}`, () => new Int32Array(n).fill(1));

const matrix = Array.from({ length: classes }, (_, y) =>
  Array.from({ length: classes }, (_, k) => (k === y ? 0.6 : 0.4 / 9)),
);
const noises: Record<string, LabelNoise> = {
  uniform: uniform(0.4),
  symmetric: symmetric(0.4),
  transition: transition(matrix),
  exact: symmetric(0.4),
};

const cases: Record<string, Case> = {
  ...exampleCases,
  ...copyCases(() => labels(LABELS)),
  ...imageCases('ts', undefined),
  ...imageCases('simd', simd),
  'copy.f32': { work: () => floatsOut().set(floats()), prepare: () => [floats(), floatsOut()] },
  'copy.u8': { work: () => bytesOut().set(bytes()), prepare: () => [bytes(), bytesOut()] },
};

for (const [size, n, times] of [
  ['many', LABELS, 1],
  ['some', Math.min(50000, LABELS), 20],
  ['ten', 10, 20_000],
] as const) {
  const prepare = () => [labels(n), labelsOut(n)];
  cases[`copy.labels.${size}`] = repeated(() => labelsOut(n).set(labels(n)), times, prepare);
  for (const [engine, kernels] of [
    ['ts', undefined],
    ['simd', simd],
  ] as [string, Kernels | undefined][]) {
    for (const [name, noise] of Object.entries(noises)) {
      const options = { noise, classes, seed };
      const draw = (execution: Execution<Int32Array>) => {
        if (name !== 'exact') return () => corruptLabelsInto(labels(n), options, execution);
        return () => {
          const count = exactLabelCount(n, options, kernels);
          corruptLabelsInto(labels(n), { noise, classes, seed, count }, execution);
        };
      };
      let into: () => unknown = () => {};
      const prepareInto = () => {
        labels(n);
        into = draw({ out: labelsOut(n), kernels });
      };
      cases[`${engine}.${name}.${size}`] = repeated(() => into(), times, prepareInto);
      cases[`${engine}.${name}.${size}.new-array`] = repeated(draw({ kernels }), times, prepare);
    }
  }
}

for (const [engine, kernels] of [
  ['ts', undefined],
  ['simd', simd],
] as [string, Kernels | undefined][]) {
  for (const [kind, input, output] of [
    ['f32', floats, floatsOut],
    ['u8', bytes, bytesOut],
  ] as [string, () => Float32Array, () => Float32Array][]) {
    const prepare = () => [input(), output()];
    const how = () => ({ out: output(), kernels });
    const independent = 'independent' as const;
    cases[`${engine}.shuffled.${kind}`] = {
      work: () => shufflePixels(input(), { imageShape, seed, channels: independent }, how()),
      prepare,
    };
    cases[`${engine}.random.${kind}`] = {
      work: () => randomizePixels(input(), { imageShape, seed, channels: independent }, how()),
      prepare,
    };
    cases[`${engine}.together.${kind}`] = {
      work: () => randomizePixels(input(), { imageShape, seed }, how()),
      prepare,
    };
  }
  cases[`${engine}.gaussian.f32`] = {
    work: () =>
      replaceWithGaussian(floats(), { imageShape, seed, statistics }, { out: floatsOut(), kernels }),
    prepare: () => [floats(), floatsOut()],
  };
  cases[`${engine}.gaussian.f32.new-array`] = {
    work: () => replaceWithGaussian(floats(), { imageShape, seed, statistics }, { kernels }),
    prepare: floats,
  };
  const batch = () => once('batch', () => new Float32Array(128 * SIZE).fill(1));
  const batches = Math.floor(IMAGES / 128);
  cases[`${engine}.gaussian.f32.batches`] = {
    work: () => {
      for (let b = 0; b < batches; b++) {
        const options = { imageShape: [SIZE], seed, statistics, ids: { first: 128 * b } };
        replaceWithGaussian(batch(), options, { out: batch(), kernels });
      }
    },
    prepare: batch,
    scale: IMAGES / (128 * batches),
  };
  const small = () => once('small', () => new Float32Array(128 * 784).fill(1));
  const gaussian = (run: number) =>
    replaceWithGaussian(
      small(),
      { imageShape: [784], seed, statistics, ids: { first: 128 * run } },
      { out: small(), kernels },
    );
  cases[`${engine}.small.gaussian`] = repeated(gaussian, 50, small);
}

await serve(`Node ${process.version}, V8 ${process.versions.v8}`, cases);
