import { dispose } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { generateDigits } from '../../src/datasets/generated-digits.js';
import type { ClassIndices } from '../../src/index.js';
import { corruptLabels, symmetric, uniform } from '../../src/index.js';
import {
  criticalSamples,
  flagMislabelled,
  lossSensitivity,
  memorizedLabels,
  rademacherComplexity,
  recordMargins,
  subsetTraining,
  thresholdSamples,
} from '../../src/measures.js';
import { type Model, mlp, predict, train } from '../../src/train.js';
import { BACKENDS, useBackend } from '../backend.js';

const imageShape = [16, 16, 1] as const;
const digits = generateDigits({ train: 500, test: 1 }).train;
const images = Float32Array.from(digits.images, (byte) => byte / 128 - 1);
const truth = Int32Array.from(digits.labels);
const random = corruptLabels(truth, { noise: uniform(1), classes: 10, seed: 0 }).labels;
const noisy = corruptLabels(truth, { noise: symmetric(0.2), classes: 10, seed: 0 }).labels;
const options = { classes: 10, seed: 0, epochs: 150, batchSize: 25, learningRate: 0.05 };
const network = mlp([48]);

/** What is memorised to the last. */
const FEW = 200;

/** Trains on the first digits with these labels; what the network says of them, and the network as a function. */
async function fitted(labels: ClassIndices, some: Partial<typeof options> = {}, model: Model = network) {
  const data = { images: images.subarray(0, 256 * labels.length), labels, imageShape };
  const { parameters } = await train(model, data, { ...options, ...some });
  const { classes } = await predict(model, parameters, data);
  return { classes, parameters, dispose: () => dispose(parameters) };
}

/** The model, telling `listen` the logits of each step and the positions of its examples. */
function listening(model: Model, listen: (logits: ArrayLike<number>, positions: ArrayLike<number>) => void) {
  const apply: Model['apply'] = (parameters, batch, context) => {
    const logits = model.apply(parameters, batch, context);
    if (context.training) listen(logits.dataSync(), context.examples);
    return logits;
  };
  return { ...model, apply };
}

/** The share of pairs in which the first one's value is below the second one's. */
const areaUnderCurve = (low: number[], high: number[]) =>
  low.reduce((sum, a) => sum + high.filter((b) => a < b).length, 0) / (low.length * high.length);

describe.each(BACKENDS)('measures of networks that were trained on %s', (backend) => {
  beforeAll(() => useBackend(backend));

  it('random labels are memorised to the last, and crowd the images with critical samples', async () => {
    const ratios: number[] = [];
    for (const all of [truth, random]) {
      const labels = all.slice(0, FEW);
      const { classes, parameters, dispose } = await fitted(labels);
      const { memorized, cleanAccuracy } = memorizedLabels(classes, labels, truth.slice(0, FEW));
      expect(cleanAccuracy).toBe(1);
      if (all === random) expect(memorized).toBe(1);
      const search = { imageShape, radius: 0.1, seed: 0, iterations: 10 };
      const { ratio, predictions } = await criticalSamples(
        network,
        parameters,
        images.subarray(0, 256 * FEW),
        search,
      );
      expect(predictions).toEqual(classes);
      ratios.push(ratio);
      dispose();
    }
    expect(ratios[1]).toBeGreaterThan(ratios[0]);
  });

  it('margins tell planted wrong labels from clean ones, and threshold samples flag them', async () => {
    const { labels, mask } = thresholdSamples(noisy, { classes: 10, seed: 0 });
    const recorder = recordMargins(labels, 11);
    const trained = await fitted(labels, { classes: 11, epochs: 12 }, listening(network, recorder.add));
    trained.dispose();
    const areas = recorder.areas();
    const { flagged } = flagMislabelled(areas, mask);
    const positions = Array.from(areas.keys()).filter((i) => !mask[i]);
    const [wrong, clean] = [true, false].map((is) => positions.filter((i) => (noisy[i] !== truth[i]) === is));
    expect(wrong.length).toBeGreaterThan(20);
    expect(
      areaUnderCurve(
        wrong.map((i) => areas[i]),
        clean.map((i) => areas[i]),
      ),
    ).toBeGreaterThan(0.9);
    const rate = (some: number[]) => some.filter((i) => flagged[i]).length / some.length;
    expect(rate(wrong)).toBeGreaterThan(rate(clean) + 0.5);
  });

  it('the Rademacher complexity of a network that fits all signs is 1', async () => {
    const fitSigns = async (signs: Int8Array) => {
      const labels = signs.map((sign) => Number(sign > 0));
      const { classes, dispose } = await fitted(labels, { classes: 2 });
      dispose();
      return classes.map((c) => 2 * c - 1);
    };
    const { estimate } = await rademacherComplexity(fitSigns, { examples: FEW, draws: 2, seed: 0 });
    expect(estimate).toBe(1);
  });
});

describe('measures of networks that were trained many times', () => {
  beforeAll(() => useBackend('wasm'));

  it('subset training: wrong labels are memorised, right ones are learnt from the others', async () => {
    const data = { images: images.subarray(0, FEW * 256), labels: noisy.slice(0, FEW), imageShape };
    const { memorization } = await subsetTraining(
      async ({ run, members }) => {
        const chosen = Array.from(members.keys()).filter((i) => members[i]);
        const part = new Float32Array(chosen.length * 256);
        chosen.forEach((i, k) => part.set(data.images.subarray(i * 256, (i + 1) * 256), k * 256));
        const labels = chosen.map((i) => data.labels[i]);
        const { parameters } = await train(
          network,
          { images: part, labels, imageShape },
          { ...options, seed: run },
        );
        const { classes } = await predict(network, parameters, data);
        dispose(parameters);
        return { correct: classes.map((c, i) => Number(c === data.labels[i])) };
      },
      { examples: FEW, runs: 12, seed: 0 },
    );
    const mean = (wrong: boolean) => {
      const some = Array.from(memorization).filter(
        (value, i) => !Number.isNaN(value) && (data.labels[i] !== truth[i]) === wrong,
      );
      return some.reduce((sum, value) => sum + value, 0) / some.length;
    };
    expect(mean(true)).toBeGreaterThan(0.8);
    expect(mean(false)).toBeLessThan(mean(true) - 0.2);
  });

  it('loss sensitivity: an MLP of the harness has gradients through its updates, on real and random labels', async () => {
    const n = 30;
    const small = mlp([8]);
    const parameters = small.init(0, imageShape, 10);
    const run = (labels: ArrayLike<number>) =>
      lossSensitivity(
        small,
        parameters,
        { images: images.subarray(0, n * 256), labels: Array.from(labels).slice(0, n), imageShape },
        { classes: 10, seed: 0, steps: 8, learningRate: 0.1, every: 4 },
      );
    for (const { sensitivities, gini, losses } of [await run(truth), await run(random)]) {
      expect(losses[1]).toBeLessThan(losses[0]);
      expect(sensitivities.every((value) => value > 0)).toBe(true);
      expect(gini).toBeGreaterThan(0);
      expect(gini).toBeLessThan(1);
    }
    dispose(parameters);
  });
});
