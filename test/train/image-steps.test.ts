import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { colourJitter } from '../../src/train/images/colour-jitter.js';
import { imagePipeline } from '../../src/train/images/image-pipeline.js';
import type { ImageStep } from '../../src/train/images/image-step.js';
import { inputDropout } from '../../src/train/images/input-dropout.js';
import { inputNoise } from '../../src/train/images/input-noise.js';
import { perImageStandardization } from '../../src/train/images/per-image-standardization.js';
import { randomCrop } from '../../src/train/images/random-crop.js';
import { randomFlip } from '../../src/train/images/random-flip.js';
import { randomRotation, sineAndCosine } from '../../src/train/images/random-rotation.js';

const SHAPE = [6, 5, 2] as const;
const SIZE = 60;
const images = Float32Array.from({ length: 4 * SIZE }, (_, i) => (i % SIZE) + 1);

/** One image through some steps. */
function through(steps: readonly ImageStep[], example: number, draw?: { seed: number; epoch: number }) {
  return Array.from(imagePipeline(steps, SHAPE).image(images, example, draw));
}

const STEPS: readonly ImageStep[] = [
  randomCrop({ height: 4, width: 4, padding: 1 }),
  randomFlip(),
  randomRotation(25),
  colourJitter({ brightness: 2, contrast: 0.3, saturation: 0.5 }),
  inputNoise(0.5),
  inputDropout(0.3),
];

describe.each(STEPS)('$name', (step) => {
  it('is decided by seed, epoch and example, and by nothing else', () => {
    const first = through([step], 2, { seed: 1, epoch: 3 });
    expect(through([step], 2, { seed: 1, epoch: 3 })).toEqual(first);
    const variants = Array.from({ length: 12 }, (_, k) => through([step], 2, { seed: 1, epoch: k }));
    expect(new Set(variants.map(String)).size).toBeGreaterThan(1);
    const others = Array.from({ length: 12 }, (_, k) => through([step], k % 4, { seed: k, epoch: 0 }));
    expect(new Set(others.map(String)).size).toBeGreaterThan(1);
  });

  it('draws the same whatever other steps there are', () => {
    const alone = through([step], 1, { seed: 9, epoch: 0 });
    const after = through([step, perImageStandardization()], 1, { seed: 9, epoch: 0 });
    const standardized = new Float32Array(alone.length);
    perImageStandardization().train(Float32Array.from(alone), SHAPE, standardized, undefined as never);
    expect(after).toEqual(Array.from(standardized));
  });
});

it('leave images alone that are tested with, but for crop and standardisation', () => {
  for (const step of STEPS.slice(1)) expect(through([step], 0)).toEqual(Array.from(images.slice(0, SIZE)));
  const crop = through([randomCrop({ height: 2, width: 3 })], 0);
  const expected = [2, 3].flatMap((y) =>
    [1, 2, 3].flatMap((x) => [0, 1].map((c) => (y * 5 + x) * 2 + c + 1)),
  );
  expect(crop).toEqual(expected);
});

it('crops are windows of the image, and every place occurs', () => {
  const places = new Set<number>();
  for (let epoch = 0; epoch < 400; epoch++) {
    const crop = through([randomCrop({ height: 5, width: 3 })], 0, { seed: 4, epoch });
    const first = crop[0];
    places.add(first);
    expect(crop[2]).toBe(first + 2);
    expect(crop[6]).toBe(first + 10);
  }
  // 2 x 3 places: one of them is missed in 400 epochs with probability 6 (5/6)^400 < 1e-30
  expect(places.size).toBe(6);
});

it('flips mirror, and do so for half of the epochs', () => {
  let flipped = 0;
  for (let epoch = 0; epoch < 1000; epoch++) {
    const image = through([randomFlip()], 0, { seed: 8, epoch });
    if (image[0] !== 1) {
      flipped++;
      expect(image.slice(0, 10)).toEqual([9, 10, 7, 8, 5, 6, 3, 4, 1, 2]);
    }
  }
  // binomial(1000, 1/2): deviation 15.8; six of them are left once in 5e8 seeds
  expect(Math.abs(flipped - 500)).toBeLessThan(6 * Math.sqrt(250));
});

it('rotation turns by the angle: a quarter turn of a square moves pixels exactly', () => {
  const [sine, cosine] = sineAndCosine(Math.PI / 2);
  expect(sine).toBeCloseTo(1, 9);
  expect(cosine).toBeCloseTo(0, 9);
  fc.assert(
    fc.property(fc.double({ min: -Math.PI, max: Math.PI, noNaN: true }), (angle) => {
      const [s, c] = sineAndCosine(angle);
      expect(Math.abs(s - Math.sin(angle))).toBeLessThan(1e-8);
      expect(Math.abs(c - Math.cos(angle))).toBeLessThan(1e-8);
    }),
  );
});

it('dropout drops its rate and keeps the mean; noise has its deviation', () => {
  let [zeros, squares, count] = [0, 0, 0];
  for (let epoch = 0; epoch < 200; epoch++) {
    const dropped = through([inputDropout(0.3)], 0, { seed: 2, epoch });
    zeros += dropped.filter((v) => v === 0).length;
    dropped.forEach((v, i) => v !== 0 && expect(v).toBeCloseTo((i + 1) / 0.7, 4));
    through([inputNoise(0.5)], 0, { seed: 2, epoch }).forEach((v, i) => {
      squares += (v - (i + 1)) ** 2;
    });
    count += dropped.length;
  }
  // six deviations of the binomial share, and of the mean of squares (whose relative variance is 2 / count)
  expect(Math.abs(zeros / count - 0.3)).toBeLessThan(6 * Math.sqrt(0.21 / count));
  expect(Math.abs(squares / count / 0.25 - 1)).toBeLessThan(6 * Math.sqrt(2 / count));
});

it('bytes stand for 0 to 1', () => {
  const { image } = imagePipeline([], [1, 2, 1]);
  expect(Array.from(image(Uint8Array.of(9, 9, 0, 255), 1))).toEqual([0, 1]);
});

it('value stability', () => {
  const draw = { seed: 0, epoch: 0 };
  expect(through([randomCrop({ height: 3, width: 3 })], 0, draw)[0]).toMatchInlineSnapshot(`21`);
  expect(through([randomRotation(25)], 0, draw)[30]).toMatchInlineSnapshot(`21.975994110107422`);
  expect(
    through([colourJitter({ brightness: 1, contrast: 0.5, saturation: 0.5 })], 0, draw)[30],
  ).toMatchInlineSnapshot(`30.80868148803711`);
  expect(through([inputNoise(1)], 0, draw).slice(0, 2)).toMatchInlineSnapshot(`
    [
      1.4706313610076904,
      1.880272626876831,
    ]
  `);
  expect(through([inputDropout(0.5)], 0, draw).slice(0, 6)).toMatchInlineSnapshot(`
    [
      2,
      0,
      6,
      0,
      0,
      0,
    ]
  `);
  expect([0, 1, 2, 3].map((k) => through([randomFlip()], k, draw)[0])).toMatchInlineSnapshot(`
    [
      9,
      9,
      1,
      1,
    ]
  `);
});

it.each([
  [() => randomRotation(0), '`degrees` must be a number above 0 and at most 180, got 0'],
  [() => inputNoise(-1), '`deviation` must be a number above 0, got -1'],
  [() => inputDropout(1), '`rate` must be a number above 0 and below 1, got 1'],
  [() => colourJitter({ contrast: Number.NaN }), '`contrast` must be a number of at least 0, got NaN'],
  [() => colourJitter({ hue: 1 } as never), '`hue` is not an option'],
  [() => randomCrop({ height: 0, width: 1 }), '`height` must be a whole number from 1'],
  [() => inputNoise('1' as never), '`deviation` must be a number above 0, got "1"'],
])('refuses, case %#', (make, message) => {
  expect(make).toThrow(message);
});
