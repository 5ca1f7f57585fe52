import { checkNumber } from '../../errors/checks.js';
import { WORDS } from '../../random/word.js';
import { type ImageStep, trainingOnly } from './image-step.js';

/**
 * Dropout of the input while training: each value becomes 0 with probability `rate`, the others are divided by `1 - rate`.
 *
 * @param rate above 0 and below 1
 */
export function inputDropout(rate: number): ImageStep {
  checkNumber('rate', rate, { above: 0, below: 1 });
  const threshold = rate * WORDS;
  const kept = 1 / (1 - rate);
  return trainingOnly({
    name: 'dropout',
    options: { rate },
    train: (image, _shape, out, words) => {
      words.generate(image.length);
      for (let i = 0; i < image.length; i++) out[i] = words.words[i] >>> 0 < threshold ? 0 : image[i] * kept;
    },
  });
}
