import { type ImageStep, trainingOnly } from './image-step.js';

/** While training, mirrors each image left to right with probability 1/2. */
export function randomFlip(): ImageStep {
  return trainingOnly({
    name: 'flip',
    train: (image, [rows, columns, channels], out, words) => {
      words.generate(1);
      if (words.words[0] >= 0) {
        out.set(image);
        return;
      }
      for (let y = 0; y < rows; y++) {
        for (let x = 0; x < columns; x++) {
          const from = (y * columns + columns - 1 - x) * channels;
          for (let c = 0; c < channels; c++) out[(y * columns + x) * channels + c] = image[from + c];
        }
      }
    },
  });
}
