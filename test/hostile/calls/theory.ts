import * as tf from '@tensorflow/tfjs-core';
import * as theory from '../../../src/theory.js';
import { call, callWithoutArguments, type Entry } from '../call.js';
import * as is from '../kinds.js';
import type { OPEN } from '../open.js';

const POINTS = () => Float64Array.of(0, 1, 3);
const OTHERS = () => Float64Array.of(0.5, 2, 4);
const seed = is.optional(is.seed);
const natural = is.integer(1, Number.MAX_SAFE_INTEGER);
const above0 = is.number(Number.MIN_VALUE, Number.MAX_VALUE);
const least0 = is.number(0, Number.MAX_VALUE);

const isArray = (value: unknown) => Array.isArray(value) || ArrayBuffer.isView(value);

/** Three numbers whose squares and products are finite. */
const three = is.rule(
  'three finite numbers',
  (value) =>
    isArray(value) &&
    is.isThreeOf(value, (inner) => Number.isFinite(inner) && Math.abs(inner as number) < 1e100),
);
/** Three numbers of any size. */
const threeOfAnySize = is.rule(
  'three finite numbers',
  (value) => isArray(value) && is.isThreeOf(value, Number.isFinite),
);
/** As many numbers as there are, none among them. */
const others = is.either(
  threeOfAnySize,
  is.rule('no points, which have no values', (value) => isArray(value) && (value as []).length === 0),
);
/** Three points of different places. */
const apart = is.rule(
  'three points apart from each other',
  (value) => three(value, '') !== undefined && new Set(value as []).size === 3,
);
const float32s = is.rule(
  'finite floats in float32',
  (value) => value instanceof Float32Array && value.length === 3 && value.every(Number.isFinite),
);

/** A kernel, and what it says of two points. */
const kernelOf = (kernel: theory.KernelFunction) => ({ ...kernel, value: kernel.of(1, 2, 3) });

const KERNEL = is.fields(
  {
    kind: is.never,
    parameters: is.options<{ gamma: number }>({
      gamma: is.rule('what it is', (value) => value === 0.5),
    }),
    of: is.never,
  },
  is.optional(is.never),
);
const kernel = () => theory.gaussian(0.5);
const outputs = is.optional(is.rule('one, or as many as there are', (value) => value === 1 || value === 3));

const ALIAS = {
  kernel: ['make one with gaussian'],
  gamma: ['kernel.of'],
  of: ['`kernel` must be a kernel'],
  outputs: ['targets', 'points'],
  options: ['seed'],
};

const INTERPOLATION = { kernel: KERNEL, outputs, ridge: is.optional(least0) };

const interpolated = ({ evaluate, ...rest }: theory.Interpolant, given: theory.Numbers) => ({
  ...rest,
  values: evaluate(given),
});

const network = () => theory.memorizer(POINTS(), [1, 0, 2]);
const NETWORK = is.fields({
  direction: is.never,
  biases: is.never,
  weights: is.never,
  weightCount: is.integer(7, 7),
  float32Error: is.number(0, 0.5),
});

const NETWORK_ALIAS = { tolerance: ['network'], float32Error: ['network'], direction: ['network'] };

const whitening = () => theory.patchWhitening(Float64Array.of(0, 1, 2, 5), 2);
const IMAGES = () => Float64Array.from({ length: 18 }, (_, k) => (k * 7) % 11);
const patches = is.integer(2, 2 ** 20);

/** The functions of `rethink-gen/theory`. */
export const THEORY: Entry<typeof theory, (typeof OPEN.theory)[number]> = {
  linear: callWithoutArguments(() => kernelOf(theory.linear())),
  gaussian: call(
    (gamma: number) => kernelOf(theory.gaussian(gamma)),
    () => [0.5],
    { gamma: above0 },
  ),
  polynomial: call(
    (degree: number, offset?: number, scale?: number) => kernelOf(theory.polynomial(degree, offset, scale)),
    () => [2, 1, 1],
    { degree: natural, offset: is.optional(least0), scale: is.optional(above0) },
  ),
  arcCosine: call(
    (order: number) => kernelOf(theory.arcCosine(order)),
    () => [1],
    { order: is.integer(0, 1) },
  ),
  memorizer: call(
    (
      points: theory.Numbers,
      values: theory.Numbers,
      options: theory.MemorizerOptions,
      given: theory.Numbers,
    ) => {
      const { evaluate, ...rest } = theory.memorizer(points, values, options);
      return { ...rest, values: evaluate(given) };
    },
    () => [POINTS(), [1, 0, 2], {}, OTHERS()],
    {
      points: apart,
      values: three,
      options: is.optionalOptions<theory.MemorizerOptions>({ seed }),
      others,
    },
    { others: ['points'] },
  ),
  deepMemorizer: call(
    (
      points: theory.Numbers,
      values: theory.Numbers,
      options: theory.DeepMemorizerOptions,
      given: theory.Numbers,
    ) => {
      const { evaluate, ...rest } = theory.deepMemorizer(points, values, options);
      return { ...rest, values: evaluate(given) };
    },
    () => [POINTS(), [1, 0, 2], { depth: 3 }, OTHERS()],
    {
      points: apart,
      values: three,
      options: is.options<theory.DeepMemorizerOptions>({ depth: is.integer(2, 4), seed }),
      others,
    },
    { others: ['points'] },
  ),
  layerWeights: call(
    theory.layerWeights,
    () => [network(), 0.5],
    {
      network: NETWORK,
      tolerance: is.optional(
        is.either(
          is.number(1e-3, Number.MAX_VALUE),
          is.rule('any distance', (value) => value === Number.POSITIVE_INFINITY),
        ),
      ),
    },
    NETWORK_ALIAS,
  ),
  memorizerModel: call(
    (given: theory.Memorizer, classes: number) => {
      const model = theory.memorizerModel(given, classes);
      const parameters = model.init(1, [1, 1, 1], classes);
      const shapes = Object.values(parameters).map(({ shape }) => String(shape));
      tf.dispose(parameters);
      return { name: model.name, shapes };
    },
    () => [network(), 3],
    { network: NETWORK, classes: is.integer(1, 65536) },
    NETWORK_ALIAS,
  ),
  interpolate: call(
    (
      points: theory.Numbers,
      targets: theory.Numbers,
      options: theory.InterpolationOptions,
      given: theory.Numbers,
    ) => interpolated(theory.interpolate(points, targets, options), given),
    () => [POINTS(), [1, 0, 2], { kernel: kernel(), outputs: 1, ridge: 0.5 }, OTHERS()],
    {
      points: three,
      targets: three,
      options: is.optionalOptions<theory.InterpolationOptions>(INTERPOLATION),
      others,
    },
    { ...ALIAS, others: ['points'] },
  ),
  interpolateIteratively: call(
    async (
      points: theory.Numbers,
      targets: theory.Numbers,
      options: theory.IterationOptions,
      given: theory.Numbers,
    ) => interpolated(await theory.interpolateIteratively(points, targets, options), given),
    () => [
      POINTS(),
      [1, 0, 2],
      { kernel: kernel(), outputs: 1, ridge: 0.5, tolerance: 0.001, iterations: 9, blockSize: 2 },
      OTHERS(),
    ],
    {
      points: three,
      targets: three,
      options: is.optionalOptions<theory.IterationOptions>({
        ...INTERPOLATION,
        tolerance: is.optional(above0),
        iterations: is.optional(natural),
        blockSize: is.optional(natural),
      }),
      others,
    },
    { ...ALIAS, others: ['points'] },
  ),
  leastSquares: call(
    theory.leastSquares,
    () => [POINTS(), [1, 0, 2], { outputs: 1, ridge: 0.5 }],
    {
      points: three,
      targets: three,
      options: is.optionalOptions<theory.LeastSquaresOptions>({ outputs, ridge: is.optional(least0) }),
    },
    ALIAS,
  ),
  linearDescent: call(
    theory.linearDescent,
    () => [POINTS(), [0, 1, 3], { seed: 1, epochs: 3, batchSize: 1, tolerance: 0.1 }],
    {
      points: three,
      targets: threeOfAnySize,
      options: is.options<theory.LinearDescentOptions>({
        seed: is.seed,
        epochs: is.optional(natural),
        batchSize: is.optional(natural),
        // Below 2 over the largest squared length of a point, which is 9.
        learningRate: is.optional(is.number(Number.MIN_VALUE, 2 / 9 - Number.EPSILON)),
        tolerance: is.optional(least0),
      }),
    },
  ),
  linearWeights: call(
    theory.linearWeights,
    () => {
      const { kernel, coefficients, outputs } = theory.interpolate([0, 1, 3], [1, 0, 2], { ridge: 0.5 });
      return [{ kernel, coefficients, outputs } as theory.Interpolant, [0, 1, 3]];
    },
    {
      interpolant: is.fields({
        kernel: is.fields({ kind: is.never }),
        coefficients: three,
        outputs,
      }),
      points: three,
    },
    {
      ...ALIAS,
      outputs: ['coefficients'],
      kernel: ['interpolant'],
      kind: ['interpolant'],
      coefficients: ['points'],
    },
  ),
  patchWhitening: call(
    theory.patchWhitening,
    () => [Float64Array.of(0, 1, 2), 1, 0.1],
    {
      patches: is.rule(
        'three finite floats',
        (value) =>
          (value instanceof Float32Array || value instanceof Float64Array) &&
          threeOfAnySize(value, '') !== undefined,
      ),
      size: is.rule('one or three', (value) => value === 1 || value === 3),
      epsilon: is.optional(is.number(Number.MIN_VALUE, 1e100)),
    },
    { size: ['patches'], epsilon: ['patches'] },
  ),
  whiten: call(
    theory.whiten,
    () => [whitening(), [0, 1]],
    {
      whitening: is.fields({ mean: is.never, matrix: is.never }),
      patches: is.rule('no patches', (value) => isArray(value) && (value as []).length === 0),
    },
    { mean: ['whitening.matrix'] },
  ),
  convolutionFeatures: call(
    async (images: theory.Numbers, options: theory.ConvolutionFeatureOptions, given: theory.Numbers) => {
      const { of, ...rest } = theory.convolutionFeatures(images, options);
      return { ...rest, features: await of(given) };
    },
    () => [
      IMAGES(),
      {
        imageShape: [3, 3],
        filters: 2,
        seed: 1,
        patch: 2,
        samples: 4,
        contrast: 0.1,
        epsilon: 0.1,
        threshold: 0.25,
      },
      IMAGES(),
    ],
    {
      images: is.never,
      options: is.options<theory.ConvolutionFeatureOptions>({
        imageShape: is.never,
        filters: is.integer(1, 2 ** 20),
        seed: is.seed,
        patch: is.never,
        samples: is.optional(patches),
        contrast: is.optional(least0),
        epsilon: is.optional(is.number(Number.MIN_VALUE, 1e100)),
        threshold: is.optional(least0),
      }),
      others: is.never,
    },
    { others: ['images'], imageShape: ['images', 'patch'] },
  ),
  gaborFeatures: call(
    (options: theory.GaborFeatureOptions, images: Float32Array) => theory.gaborFeatures(options)(images),
    () => [{ imageShape: [2, 2], orientations: 2, wavelength: 2, pool: 2 }, Float32Array.of(0, 1, 2, 3)],
    {
      options: is.options<theory.GaborFeatureOptions>({
        imageShape: is.never,
        orientations: is.optional(is.integer(1, 1024)),
        wavelength: is.optional(is.number(1, 1024)),
        pool: is.optional(is.integer(1, 2)),
      }),
      images: is.never,
    },
    { imageShape: ['images', 'pool'] },
  ),
  reluFeatures: call(
    (options: theory.ReluFeatureOptions, points: Float32Array) => theory.reluFeatures(options)(points),
    () => [{ dimensions: 1, units: 2, seed: 1 }, Float32Array.of(0, 1, 3)],
    {
      options: is.options<theory.ReluFeatureOptions>({
        dimensions: is.rule('one or three', (value) => value === 1 || value === 3),
        units: is.integer(1, 2 ** 20),
        seed: is.seed,
      }),
      points: float32s,
    },
    { dimensions: ['points', 'units'] },
  ),
};
