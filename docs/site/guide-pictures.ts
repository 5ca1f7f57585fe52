import { noisePictures } from './noise-pictures.js';
import { pixelPicture } from './pixel-picture.js';

/** The pictures of the guides, drawn by the library itself: paths below `docs/images`, and SVG. */
export function guidePictures(): Map<string, string> {
  return noisePictures().set('pixels.svg', pixelPicture());
}
