import { standardize } from '../../datasets/standardize-images.js';
import type { ImageStep } from './image-step.js';

/** Standardises each image by itself, as `standardizeImages` does: after a crop, as in the paper's appendix A. */
export function perImageStandardization(): ImageStep {
  const half = (image: Float32Array, _shape: unknown, out: Float32Array) =>
    standardize(image, image.length, out);
  return { name: 'standardization', shape: (shape) => shape, train: half, test: half };
}
