import { standardizeImages } from '../../datasets/standardize-images.js';
import type { ImageStep } from './image-step.js';

/** Standardises each image by itself, as `standardizeImages` does: after a crop, as in the paper's appendix A. */
export function perImageStandardization(): ImageStep {
  const standardize = (image: Float32Array, _shape: unknown, out: Float32Array) =>
    standardizeImages(image, image.length, out);
  return { name: 'standardization', shape: (shape) => shape, train: standardize, test: standardize };
}
