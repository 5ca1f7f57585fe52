import { checkNumber, checkOptions } from '../../errors/checks.js';
import { unitOf } from '../../random/word.js';
import { type ImageStep, trainingOnly } from './image-step.js';

/** Options of `colourJitter`; each default is 0, which changes nothing. */
export interface ColourJitterOptions {
  /** The most that is added to all values of an image, in its own units; at least 0. */
  readonly brightness?: number;
  /** Distances from the image's mean are multiplied by 1 ± this at most; at least 0. */
  readonly contrast?: number;
  /** Distances of the channels from their mean at each pixel are multiplied by 1 ± this at most; at least 0. */
  readonly saturation?: number;
}

/** Changes brightness, contrast and saturation of each image while training, each uniformly over its range. */
export function colourJitter(options: ColourJitterOptions): ImageStep {
  checkOptions(options, { brightness: true, contrast: true, saturation: true });
  const { brightness = 0, contrast = 0, saturation = 0 } = options;
  for (const [name, value] of Object.entries({ brightness, contrast, saturation }))
    checkNumber(name, value, { least: 0 });
  return trainingOnly({
    name: 'colour',
    options: { brightness, contrast, saturation },
    train: (image, [, , channels], out, words) => {
      words.generate(3);
      const signed = (k: number) => 2 * unitOf(words.words[k]) - 1;
      const [shift, stretch, tint] = [
        signed(0) * brightness,
        1 + signed(1) * contrast,
        1 + signed(2) * saturation,
      ];
      let mean = 0;
      for (let i = 0; i < image.length; i++) mean += image[i] / image.length;
      for (let i = 0; i < image.length; i += channels) {
        let grey = 0;
        for (let c = 0; c < channels; c++) grey += image[i + c] / channels;
        for (let c = 0; c < channels; c++) {
          const tinted = grey + (image[i + c] - grey) * tint;
          out[i + c] = mean + (tinted - mean) * stretch + shift;
        }
      }
    },
  });
}
