import { checkExamples, copyOf, EXAMPLES } from '../datasets/check-examples.js';
import type { LabelledImages } from '../datasets/labelled-images.js';
import { checkMembers } from '../errors/check-members.js';
import { checkInteger, checkNumber, checkOptions } from '../errors/checks.js';
import { checkParameters } from '../models/check-parameters.js';
import type { Model, Parameters } from '../models/model.js';
import { MOST_CLASSES } from '../plans/labels/class-names.js';
import { batchOrder } from '../random/batch-order.js';
import { canonicalSeed, type Seed } from '../random/seed.js';
import { explainMissing } from '../train/environment.js';
import { type GradientSource, gradientSource } from './flat-gradients.js';
import { giniCoefficient } from './gini.js';

/** The training through which the sensitivity is taken. */
export interface LossSensitivityOptions {
  /** C, from 1 to 65,536: the labels are whole numbers from 0 to C - 1. */
  readonly classes: number;
  /** Draws the order of the batches. */
  readonly seed: Seed;
  /** T: updates, from 1 to 65,536. */
  readonly steps: number;
  /** Above 0; constant, without momentum. */
  readonly learningRate: number;
  /** Examples in an update, at least 1. Default: all. */
  readonly batchSize?: number;
  /** k, from 1 to T: the sensitivity is averaged over every k-th update, the last one among them. Default 1. */
  readonly every?: number;
}

/** How much the loss depends on each example. */
export interface LossSensitivity {
  /** The mean over t of the l1 norm of dL_t / dx, for each example: n numbers. */
  readonly sensitivities: Float64Array;
  /** Their Gini coefficient: high if few examples matter, as for real data; low for noise. NaN if the updates diverged. */
  readonly gini: number;
  /** L_t, the mean loss over all examples after each of the updates that count. */
  readonly losses: readonly number[];
}

/** More would take more than 2^32 gradients. */
const MOST_STEPS = 2 ** 16;

/** How far parameters are moved for a central difference: its error is about the square of it. */
const MOVE = 0.01;

/**
 * Loss sensitivity: how the mean loss after t updates of gradient descent changes with each example, both directly and
 * through all the updates that it took part in. The chain rule is followed back through the updates; its products of second
 * derivatives with a vector are central differences of gradients. Takes T^2 / `every` gradients: a measure for small
 * networks, as in the paper (two layers of 16 units, 1,000 images of 14 x 14).
 *
 * Source: Arpit et al., "A closer look at memorization in deep networks", ICML 2017, section 3.2.
 *
 * @param parameters that the updates begin with; left as they are
 */
export async function lossSensitivity(
  model: Pick<Model, 'apply'>,
  parameters: Parameters,
  examples: LabelledImages,
  given: LossSensitivityOptions,
): Promise<LossSensitivity> {
  const [data, options] = [copyOf(examples), copyOf(given)];
  checkOptions(options, {
    classes: true,
    seed: true,
    steps: true,
    learningRate: true,
    batchSize: true,
    every: true,
  });
  checkInteger('classes', options.classes, 1, MOST_CLASSES);
  const n = checkExamples('data', data, options.classes, EXAMPLES);
  const { classes, seed, steps, learningRate, batchSize = n, every = 1 } = options;
  checkInteger('steps', steps, 1, MOST_STEPS);
  checkInteger('batchSize', batchSize, 1);
  checkInteger('every', every, 1, steps);
  checkNumber('learningRate', learningRate, { above: 0 });
  checkMembers('model', model, 'a model, such as mlp([512])', { apply: 'method' }, 'more');
  checkParameters('parameters', parameters);
  canonicalSeed(seed);
  const source = await gradientSource(model, parameters, data, classes);
  try {
    return await sensitivity(source, n, { seed, steps, learningRate, batchSize, every });
  } catch (error) {
    throw explainMissing(error);
  } finally {
    source.dispose();
  }
}

/** The sensitivity through the updates of a network. */
async function sensitivity(
  source: GradientSource,
  n: number,
  { seed, steps, learningRate, batchSize, every }: Required<Omit<LossSensitivityOptions, 'classes'>>,
): Promise<LossSensitivity> {
  const everyone = Uint32Array.from({ length: n }, (_, i) => i);
  const updates: Update[] = [];
  const sensitivities = new Float64Array(n);
  const losses: number[] = [];
  let current = source.initial;
  for (let step = 0; step < steps; step++) {
    const batch = batchOf(seed, step, n, batchSize);
    updates.push({ parameters: current, batch });
    current = moved(current, (await source.at(current, batch)).parameters, -learningRate);
    if ((steps - 1 - step) % every !== 0) continue;
    const final = await source.at(current, everyone);
    losses.push(final.loss);
    await goBack(source, updates, final.parameters, final.images, learningRate);
    const size = final.images.length / n;
    final.images.forEach((derivative, k) => {
      sensitivities[Math.floor(k / size)] += Math.abs(derivative);
    });
  }
  const mean = sensitivities.map((sum) => sum / losses.length);
  const gini = mean.every(Number.isFinite) ? giniCoefficient(mean) : Number.NaN;
  return { sensitivities: mean, gini, losses };
}

/** An update of gradient descent: where it began, and the examples that it was made of. */
interface Update {
  readonly parameters: Float64Array;
  readonly batch: Uint32Array;
}

/**
 * Adds to `images` what the loss owes to them through the updates. `adjoint` is the loss's derivative by the parameters
 * after the last update; going back over an update with gradient g takes from it learningRate * adjoint * dg / d parameters,
 * and gives the images of its batch -learningRate * adjoint * dg / d images.
 */
async function goBack(
  source: GradientSource,
  updates: readonly Update[],
  last: Float64Array,
  images: Float64Array,
  learningRate: number,
): Promise<void> {
  let adjoint = last;
  for (let s = updates.length - 1; s >= 0; s--) {
    const { parameters, batch } = updates[s];
    const length = Math.sqrt(adjoint.reduce((sum, value) => sum + value * value, 0));
    if (length === 0) return;
    const move = MOVE / length;
    const ahead = await source.at(moved(parameters, adjoint, move), batch);
    const behind = await source.at(moved(parameters, adjoint, -move), batch);
    const scale = -learningRate / (2 * move);
    const size = ahead.images.length / batch.length;
    ahead.images.forEach((value, k) => {
      const at = batch[Math.floor(k / size)] * size + (k % size);
      images[at] += scale * (value - behind.images[k]);
    });
    adjoint = adjoint.map((value, k) => value + scale * (ahead.parameters[k] - behind.parameters[k]));
  }
}

/** The batch of an update: epochs one after another, each in an order of its own. */
export function batchOf(seed: Seed, step: number, n: number, batchSize: number): Uint32Array {
  const perEpoch = Math.ceil(n / batchSize);
  const from = (step % perEpoch) * batchSize;
  return batchOrder(seed, Math.floor(step / perEpoch), n).slice(from, from + batchSize);
}

function moved(parameters: Float64Array, along: Float64Array, by: number): Float64Array {
  return parameters.map((value, k) => value + by * along[k]);
}
