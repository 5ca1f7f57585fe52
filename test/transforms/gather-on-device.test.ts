import { memory, type Tensor, tensor } from '@tensorflow/tfjs-core';
import { beforeAll, expect, it } from 'vitest';
import { randomizePixels, shufflePixels } from '../../src/index.js';
import { imageLayout } from '../../src/plans/images/image-layout.js';
import { planRandomPixels } from '../../src/plans/images/random-pixels.js';
import { planShuffledPixels } from '../../src/plans/images/shuffled-pixels.js';
import { onDevice } from '../../src/transforms/gather-on-device.js';
import { useBackend } from '../backend.js';

beforeAll(() => useBackend('cpu'));

const [N, imageShape] = [7, [3, 4, 2]] as const;
const pixels = Float32Array.from({ length: N * 24 }, (_, k) => Math.sin(k));

it.each([1, 0.5])('a gather permutes the images that are picked at rate %f, and no others', async (rate) => {
  for (const [verb, plan] of [
    [shufflePixels, planShuffledPixels],
    [randomizePixels, planRandomPixels],
  ] as const) {
    const options = { seed: 3, rate };
    const images = tensor(pixels, [N, ...imageShape]);
    const before = memory().numTensors;
    const layout = imageLayout(imageShape, pixels.length);
    const gathered: Tensor = onDevice.gatherOnDevice(images, plan(layout, options)());
    expect(memory().numTensors).toBe(before + 1);
    expect(gathered.shape).toEqual(images.shape);
    const expected = verb(pixels.slice(), { ...options, imageShape }).images;
    expect(expected).not.toEqual(pixels);
    expect(await gathered.data()).toEqual(expected);
    gathered.dispose();
    images.dispose();
  }
});
