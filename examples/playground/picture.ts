import { make } from './element.js';
import { TASK } from './task.js';

const SIDE = TASK.side;

/** A canvas for one image. */
export const pictureCanvas = (className = ''): HTMLCanvasElement =>
  Object.assign(make('canvas', className), { width: SIDE, height: SIDE });

/** Paints a grey image, each value in its shade. */
export function paintPicture(canvas: HTMLCanvasElement, values: Uint8Array, shade: Uint32Array): void {
  const words = Uint32Array.from(values, (value) => shade[value]);
  const image = new ImageData(new Uint8ClampedArray(words.buffer), SIDE, SIDE);
  canvas.getContext('2d')?.putImageData(image, 0, 0);
}
