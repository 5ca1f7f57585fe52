import { checkNumber } from '../../errors/checks.js';
import { fillNormals } from '../../random/normal.js';
import { type ImageStep, trainingOnly } from './image-step.js';

/**
 * Adds Gaussian noise to every value while training, anew in each epoch: a regulariser of Arpit et al. (ICML 2017), and not
 * the regime in which pixels are replaced once and for all.
 *
 * @param deviation standard deviation, above 0, in the units of the images
 */
export function inputNoise(deviation: number): ImageStep {
  checkNumber('deviation', deviation, { above: 0 });
  return trainingOnly({
    name: 'noise',
    options: { deviation },
    train: (image, _shape, out, words) => {
      fillNormals(words, image.length, out, 0);
      for (let i = 0; i < image.length; i++) out[i] = image[i] + deviation * out[i];
    },
  });
}
