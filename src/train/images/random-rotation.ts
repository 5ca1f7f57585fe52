import { checkNumber } from '../../errors/checks.js';
import type { ImageSize } from '../../models/model.js';
import { unitOf } from '../../random/word.js';
import { type ImageStep, trainingOnly } from './image-step.js';

/**
 * Turns each image about its centre while training, by an angle uniform over ±`degrees`; bilinear, zeros beyond the image.
 * The paper's is `randomRotation(25)`.
 *
 * @param degrees above 0 and at most 180
 */
export function randomRotation(degrees: number): ImageStep {
  checkNumber('degrees', degrees, { above: 0, most: 180 });
  const most = degrees * (3.141592653589793 / 180);
  return trainingOnly({
    name: 'rotation',
    options: { degrees },
    train: (image, shape, out, words) => {
      words.generate(1);
      const [sine, cosine] = sineAndCosine((2 * unitOf(words.words[0]) - 1) * most);
      rotate(image, shape, out, sine, cosine);
    },
  });
}

/**
 * Sine and cosine from + - * / alone, since those of `Math` differ between engines: series of degree 9 and 8 at an eighth
 * of the angle, doubled three times. To 1e-10 for angles up to 180 degrees.
 */
export function sineAndCosine(angle: number): [number, number] {
  const a = angle / 8;
  const s = a * a;
  let sine = a * (1 - (s / 6) * (1 - (s / 20) * (1 - (s / 42) * (1 - s / 72))));
  let cosine = 1 - (s / 2) * (1 - (s / 12) * (1 - (s / 30) * (1 - (s / 56) * (1 - s / 90))));
  for (let k = 0; k < 3; k++) [sine, cosine] = [2 * sine * cosine, cosine * cosine - sine * sine];
  return [sine, cosine];
}

function rotate(
  image: Float32Array,
  [rows, columns, channels]: ImageSize,
  out: Float32Array,
  sine: number,
  cosine: number,
): void {
  const [middleY, middleX] = [(rows - 1) / 2, (columns - 1) / 2];
  const value = (y: number, x: number, c: number) =>
    y < 0 || x < 0 || y >= rows || x >= columns ? 0 : image[(y * columns + x) * channels + c];
  for (let y = 0; y < rows; y++) {
    for (let x = 0; x < columns; x++) {
      const sourceY = middleY + (y - middleY) * cosine - (x - middleX) * sine;
      const sourceX = middleX + (y - middleY) * sine + (x - middleX) * cosine;
      const [top, left] = [Math.floor(sourceY), Math.floor(sourceX)];
      const [down, right] = [sourceY - top, sourceX - left];
      for (let c = 0; c < channels; c++) {
        const upper = value(top, left, c) * (1 - right) + value(top, left + 1, c) * right;
        const lower = value(top + 1, left, c) * (1 - right) + value(top + 1, left + 1, c) * right;
        out[(y * columns + x) * channels + c] = upper * (1 - down) + lower * down;
      }
    }
  }
}
