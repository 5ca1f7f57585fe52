import { greyPng } from '../../examples/strip/grey-png.js';
import { generateDigits } from '../../src/experiments.js';
import { randomizePixels, replaceWithGaussian, shufflePixels } from '../../src/index.js';
import { STYLE } from './matrix-picture.js';

const SIDE = 16;
const SHOWN = 6;
/** Pixels of the page for one of the image, and between images. */
const [SCALE, GAP] = [4, 8];

/** A picture of a few digits, a row for each corruption. */
export function pixelPicture(): string {
  const { train } = generateDigits({ train: 100, test: 10 });
  const { images, imageShape } = train;
  const options = { imageShape, seed: 42 };
  const rows: [string, Uint8Array][] = [
    ['the images', images],
    ['shufflePixels', shufflePixels(images, options).images],
    ['shufflePixels, block: 4', shufflePixels(images, { ...options, block: 4 }).images],
    ['randomizePixels', randomizePixels(images, options).images],
    [
      'replaceWithGaussian',
      replaceWithGaussian(images, { ...options, clip: [0, 255], round: 'half-up' }).images,
    ],
  ];
  const [left, step] = [176, SIDE * SCALE + GAP];
  const [width, height] = [left + SHOWN * step + 8, 16 + rows.length * step];
  const drawn = rows.map(([name, values], row) => {
    const top = 12 + row * step;
    const shown = Array.from({ length: SHOWN }, (_, i) => {
      const png = greyPng(values.subarray(i * SIDE ** 2, (i + 1) * SIDE ** 2), SIDE).toString('base64');
      return `<image x="${left + i * step}" y="${top}" width="${SIDE * SCALE}" height="${SIDE * SCALE}" style="image-rendering:pixelated" href="data:image/png;base64,${png}"/>`;
    });
    return `<text class="ink" x="16" y="${top + (SIDE * SCALE) / 2 + 4}">${name}</text>${shown.join('')}`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="Digits and what each corruption makes of them">
${STYLE}
<rect class="ground" width="${width}" height="${height}" rx="8"/>
${drawn.join('\n')}
</svg>
`;
}
