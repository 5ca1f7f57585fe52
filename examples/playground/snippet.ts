import type { Setting } from './setting.js';
import { TASK } from './task.js';

/** The program that repeats a setting's run, to the bit, outside the page. */
export function snippet({ corruption, dose, seed, rate }: Setting): string {
  return `import { setBackend } from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-wasm';
import { corruptData, generateDigits } from 'rethink-gen/experiments';
import { mlp, perImageStandardization, stepDecay, train } from 'rethink-gen/train';

await setBackend('wasm');
const digits = generateDigits({ train: ${TASK.train}, test: ${TASK.test} });
const data = corruptData(digits, '${corruption}', ${dose / 100}, ${seed});
const { history } = await train(mlp([${TASK.units}]), data.train, {
  classes: ${TASK.classes},
  seed: ${seed},
  epochs: ${TASK.epochs},
  batchSize: ${TASK.batchSize},
  learningRate: stepDecay(${rate}, ${TASK.decay}),
  imageSteps: [perImageStandardization()],
  test: data.test,
});
`;
}
