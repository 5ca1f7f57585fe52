import { mul, type Tensor, tensor } from '@tensorflow/tfjs-core';
import { checkMember } from '../../errors/check-members.js';
import { checkNumber } from '../../errors/checks.js';
import { ExampleWords } from '../../random/example-words.js';
import { deriveKey } from '../../random/key.js';
import { WORDS } from '../../random/word.js';
import { checkFloats } from '../check-parameters.js';
import { type Context, checkContext, type TrainingContext } from '../context.js';
import { differentiable } from '../differentiable.js';

/**
 * Dropout: while training, each value of an example becomes 0 with probability `rate`, and the others are divided by
 * `1 - rate`. What is dropped has an address (seed, layer, epoch, example): it depends on no batch, no order and no
 * earlier step.
 *
 * Source: Srivastava, Hinton, Krizhevsky, Sutskever, Salakhutdinov, JMLR 15, 2014.
 *
 * @param inputs one example in each row
 * @param rate from 0 to below 1
 * @param name of the layer
 */
export function dropout<T extends Tensor>(inputs: T, rate: number, name: string, context: Context): T {
  checkFloats('inputs', inputs);
  checkNumber('rate', rate, { least: 0, below: 1 });
  checkMember('name', name, 'string');
  checkContext(context, inputs.shape[0] ?? 1);
  if (!context.training || rate === 0) return inputs;
  const { seed, epoch, examples } = context;
  const factors = dropoutFactors(inputs.size, rate, name, { seed, epoch, examples });
  return differentiable<T>(
    { inputs },
    (save) => {
      const mask = tensor(factors, inputs.shape);
      save([mask]);
      return mul(inputs, mask);
    },
    (gradient, [mask]) => ({ inputs: () => mul(gradient, mask) }),
  );
}

/** What each value is multiplied by: 0 or 1 / (1 - rate). */
export function dropoutFactors(
  size: number,
  rate: number,
  name: string,
  { seed, epoch, examples }: Pick<TrainingContext, 'seed' | 'epoch' | 'examples'>,
): Float32Array {
  const key = deriveKey(seed, 'train', `dropout:${name}`);
  const width = size / examples.length;
  const threshold = rate * WORDS;
  const kept = 1 / (1 - rate);
  const words = new ExampleWords();
  const factors = new Float32Array(size);
  for (let i = 0; i < examples.length; i++) {
    words.seek(key, examples[i], epoch);
    words.generate(width);
    for (let k = 0; k < width; k++) factors[i * width + k] = words.words[k] >>> 0 < threshold ? 0 : kept;
  }
  return factors;
}
