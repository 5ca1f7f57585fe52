import type { Colour } from './palette.js';

/** The pixel of each grey value as one word, from the ground to a strength of the ink. */
export function shades(ground: Colour, ink: Colour, strength = 1): Uint32Array {
  const bytes = new Uint8ClampedArray(4 * 256);
  for (let value = 0; value < 256; value++) {
    for (let c = 0; c < 3; c++)
      bytes[4 * value + c] = ground[c] + ((ink[c] - ground[c]) * value * strength) / 255;
    bytes[4 * value + 3] = 255;
  }
  return new Uint32Array(bytes.buffer);
}
