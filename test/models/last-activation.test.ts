import * as tf from '@tensorflow/tfjs-layers';
import { expect, it } from 'vitest';
import { fromLayersModel } from '../../src/models/adapters.js';
import { useBackend } from '../backend.js';

type End = () => tf.layers.Layer[];
const { activation, dense, leakyReLU, softmax } = tf.layers;
const inputShape = [4];

/** A stack of layers; the same as a graph; and the stack as the last layer of another one. */
function models(end: End): tf.LayersModel[] {
  const input = tf.input({ shape: inputShape });
  const outputs = end().reduce((x, layer) => layer.apply(x) as tf.SymbolicTensor, input);
  const stack = () => tf.sequential({ layers: [dense({ units: 4, inputShape }), ...end()] });
  return [stack(), tf.model({ inputs: input, outputs }), tf.sequential({ layers: [stack()] })];
}

const ends: [string, End, string, string][] = [
  ['softmax', () => [dense({ units: 3, activation: 'softmax' })], 'probabilities', 'logits'],
  ['softmax', () => [dense({ units: 3 }), softmax()], 'probabilities', 'logits'],
  ['softmax', () => [dense({ units: 3 }), activation({ activation: 'softmax' })], 'probabilities', 'logits'],
  ['linear', () => [dense({ units: 3 })], 'logits', 'probabilities'],
];

it.each(ends)(
  'a last layer with the activation %s (%#) gives one of the two',
  async (name, end, right, wrong) => {
    await useBackend('cpu');
    for (const model of models(end)) {
      expect(() => fromLayersModel(model as never, { output: wrong as never })).toThrow(RangeError);
      expect(() => fromLayersModel(model as never, { output: wrong as never })).toThrow(
        new RegExp(`^\`output\` must be "${right}" here, got "${wrong}"; the activation of \\w+ is ${name}$`),
      );
      expect(fromLayersModel(model as never, { output: right as never }).options).toMatchObject({
        output: right,
      });
      model.dispose();
    }
  },
);

it.each([() => [dense({ units: 3, activation: 'sigmoid' })], () => [dense({ units: 3 }), leakyReLU()]])(
  'another last layer may give both (%#)',
  async (end) => {
    await useBackend('cpu');
    for (const model of models(end)) {
      for (const output of ['logits', 'probabilities'] as const)
        expect(fromLayersModel(model as never, { output }).options).toMatchObject({ output });
      model.dispose();
    }
  },
);
