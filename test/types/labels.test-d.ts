import type { Tensor1D, Tensor2D } from '@tensorflow/tfjs-core';
import { expectTypeOf } from 'vitest';
import {
  corruptLabels,
  corruptLabelsInto,
  type LabelNoise,
  type LabelNoiseOptions,
  type LabelPlan,
  type LabelRecord,
  type NamedClasses,
  type NoiseKind,
  ownNoise,
  permuteLabels,
  recordLabels,
  renameClasses,
  symmetric,
} from '../../src/index.js';

/*
 * The types of the verbs on labels. The compiler runs this file (`npm run types`); no test runner does.
 */

declare const options: LabelNoiseOptions;
declare const tensor1d: Tensor1D;
declare const tensor2d: Tensor2D;
const { classes, seed } = options;

// An array of literals gives numbers: a label that was 1 may be 7.
expectTypeOf(corruptLabels([1, 2] as const, options).labels).toEqualTypeOf<number[]>();
expectTypeOf(permuteLabels([1, 2] as const, { classes, seed }).labels).toEqualTypeOf<number[]>();
expectTypeOf(renameClasses([1, 2] as const, { classes, seed }).labels).toEqualTypeOf<number[]>();
expectTypeOf(corruptLabels([1, 2], options).labels).toEqualTypeOf<number[]>();

// A typed array or a tensor gives the same kind.
expectTypeOf(corruptLabels(new Uint8Array(2), options).labels).toEqualTypeOf<Uint8Array<ArrayBuffer>>();
expectTypeOf(corruptLabelsInto(new Int32Array(2), options, {}).labels).toEqualTypeOf<
  Int32Array<ArrayBuffer>
>();
expectTypeOf(corruptLabels(tensor1d, options)).resolves.toHaveProperty('labels').toEqualTypeOf<Tensor1D>();
expectTypeOf(permuteLabels(tensor2d, { classes, seed }))
  .resolves.toHaveProperty('labels')
  .toEqualTypeOf<Tensor2D>();

// The plan holds the options of its verb.
expectTypeOf(corruptLabels([1], options).plan).toEqualTypeOf<LabelPlan<LabelNoiseOptions>>();
expectTypeOf(renameClasses([1], { classes, seed }).plan).toEqualTypeOf<LabelPlan<NamedClasses>>();

// Every plan of labels makes a record.
expectTypeOf(recordLabels).returns.toEqualTypeOf<LabelRecord>();
expectTypeOf(recordLabels(corruptLabels([1], options).plan)).toEqualTypeOf<LabelRecord>();
expectTypeOf(recordLabels(renameClasses([1], { classes, seed }).plan).changed).toEqualTypeOf<number>();

// Noise is a value of a closed set of kinds, or of the caller's own.
expectTypeOf(symmetric(0.4)).toEqualTypeOf<LabelNoise>();
expectTypeOf<LabelNoise['kind']>().toEqualTypeOf<NoiseKind | `own:${string}`>();
expectTypeOf<NoiseKind>().not.toBeAny();
expectTypeOf(ownNoise({ kind: 'mine', rate: 0.1, choose: (label) => label })).toEqualTypeOf<LabelNoise>();
// @ts-expect-error: JSON is not noise; labelNoise makes noise of it.
corruptLabels([1], { noise: { kind: 'symmetric', rate: 0.4 }, classes, seed });
// @ts-expect-error: a seed is needed.
corruptLabels([1], { noise: symmetric(0.4), classes });
