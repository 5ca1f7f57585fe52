import { checkInteger, checkOptions } from '../errors/checks.js';
import { ExampleWords } from '../random/example-words.js';
import { deriveKey, type Key } from '../random/key.js';
import type { Seed } from '../random/seed.js';
import { unitOf } from '../random/word.js';
import { GLYPH_HEIGHT, GLYPH_WIDTH, inkAt } from './digit-glyphs.js';
import type { ImageDataset, LabelledBytes } from './labelled-images.js';

const SIDE = 16;

/** Images of a split at most, which take 256 MiB. */
const MOST = 2 ** 20;

/** How large a generated data set is, and from which seed. */
export interface GeneratedDigitsOptions {
  /** Draws the digits. Default 0. */
  readonly seed?: Seed;
  /** Number of training images, from 1 to 2^20. Default 2,000. */
  readonly train?: number;
  /** Number of test images, from 1 to 2^20. Default 1,000. */
  readonly test?: number;
}

/**
 * A data set that needs no download: grey images of 16 x 16 pixels, each a digit in one of many sizes, slants, positions
 * and strengths, under noise. The classes are as frequent as each other and follow in turn; an image is a pure function of
 * seed, split and position, so a larger set begins with the smaller one.
 */
export function generateDigits(options: GeneratedDigitsOptions = {}): ImageDataset<LabelledBytes> {
  checkOptions(options, { seed: true, train: true, test: true });
  const { seed = 0, train = 2000, test = 1000 } = options;
  checkInteger('train', train, 1, MOST);
  checkInteger('test', test, 1, MOST);
  return {
    name: 'generated digits',
    classes: Array.from({ length: 10 }, (_, digit) => String(digit)),
    train: generateSplit(deriveKey(seed, 'train', 'data:digits'), train),
    test: generateSplit(deriveKey(seed, 'test', 'data:digits'), test),
  };
}

function generateSplit(key: Key, count: number): LabelledBytes {
  const images = new Uint8Array(count * SIDE * SIDE);
  const labels = new Uint8Array(count);
  const words = new ExampleWords();
  for (let i = 0; i < count; i++) {
    labels[i] = i % 10;
    words.seek(key, i, 0);
    drawDigit(words, labels[i], images.subarray(i * SIDE * SIDE, (i + 1) * SIDE * SIDE));
  }
  return { images, labels, imageShape: [SIDE, SIDE, 1] };
}

/** A number from `least` to `most`, from the next word. */
function between(words: ExampleWords, least: number, most: number): number {
  return least + unitOf(words.next()) * (most - least);
}

/** Draws one digit: a sheared, scaled, shifted glyph, its edges softened between grid points, under uniform noise. */
function drawDigit(words: ExampleWords, digit: number, pixels: Uint8Array): void {
  const pointWidth = between(words, 1.7, 2.5);
  const pointHeight = between(words, 1.6, 2.1);
  const slant = between(words, -0.35, 0.35);
  const centreX = between(words, SIDE / 2 - 2, SIDE / 2 + 2) - 0.5;
  const centreY = between(words, SIDE / 2 - 1.25, SIDE / 2 + 1.25) - 0.5;
  const strength = between(words, 110, 215);
  const noise = between(words, 40, 105);
  for (let y = 0; y < SIDE; y++) {
    for (let x = 0; x < SIDE; x++) {
      const down = (y - centreY) / pointHeight;
      const across = (x - centreX) / pointWidth + slant * down;
      const ink = softInk(digit, across + (GLYPH_WIDTH - 1) / 2, down + (GLYPH_HEIGHT - 1) / 2);
      const value = 20 + strength * ink + between(words, -noise, noise);
      pixels[y * SIDE + x] = Math.min(255, Math.max(0, Math.floor(value)));
    }
  }
}

/** The ink between grid points, interpolated from the four around. */
function softInk(digit: number, x: number, y: number): number {
  const left = Math.floor(x);
  const top = Math.floor(y);
  const right = x - left;
  const below = y - top;
  const upper = inkAt(digit, left, top) * (1 - right) + inkAt(digit, left + 1, top) * right;
  const lower = inkAt(digit, left, top + 1) * (1 - right) + inkAt(digit, left + 1, top + 1) * right;
  return upper * (1 - below) + lower * below;
}
