import { dispose } from '@tensorflow/tfjs-core';
import { expect, it } from 'vitest';
import { openModel } from '../../src/experiments.js';
import { mlp } from '../../src/train.js';
import { useBackend } from '../backend.js';

const SEED = 4;

it('makes a network of JSON that was posted, with the weights of its function', async () => {
  await useBackend('cpu');
  const json = structuredClone({ kind: 'mlp', hidden: [6] } as const);
  const [opened, made] = [openModel(json, 0.5), mlp([6], { dropout: 0.5 })];
  const [ours, theirs] = [opened, made].map((model) => model.init(SEED, [4, 4, 1], 3));
  expect([opened.name, opened.options]).toEqual([made.name, made.options]);
  for (const name of Object.keys(theirs)) expect(await ours[name].data()).toEqual(await theirs[name].data());
  dispose([ours, theirs]);
});

it.each([
  [undefined, '`model.kind` must be one of'],
  [
    { kind: 'resnet' },
    '`model.kind` must be one of "mlp", "cnn", "smallAlexNet", "arpitCnn", "smallInception", got "resnet"',
  ],
  [
    { kind: 'mlp', hidden: 512 },
    '`hidden` must be an array of whole numbers, got 512; one for each layer: [512]',
  ],
  [{ kind: 'cnn' }, '`filters` must be an array of whole numbers, got undefined; one for each layer: [512]'],
  [{ kind: 'mlp', hidden: [4], units: 3 }, '`units` is not an option; the options are kind, hidden'],
])('refuses %o', (json, text) => {
  expect(() => openModel(json as never)).toThrow(TypeError);
  expect(() => openModel(json as never)).toThrow(text);
});
