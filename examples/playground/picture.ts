import type { Palette } from './palette.js';
import { TASK } from './task.js';

const SIDE = TASK.side;

/** Paints a grey image, ink on the page's panel. */
export function paintPicture(canvas: HTMLCanvasElement, values: Uint8Array, { panel, ink }: Palette): void {
  canvas.width = canvas.height = SIDE;
  const image = new ImageData(SIDE, SIDE);
  for (let k = 0; k < SIDE * SIDE; k++) {
    for (let c = 0; c < 3; c++) image.data[4 * k + c] = panel[c] + ((ink[c] - panel[c]) * values[k]) / 255;
    image.data[4 * k + 3] = 255;
  }
  canvas.getContext('2d')?.putImageData(image, 0, 0);
}
