import { abs, avgPool, conv2d, type Tensor4D, tensor4d, tidy } from '@tensorflow/tfjs-core';
import { wrongKind } from '../../errors/argument-error.js';
import { checkInteger, checkNumber, checkOptions } from '../../errors/checks.js';
import { type ImageShape, imageSides } from '../../plans/images/image-shape.js';
import { countTargets } from '../points.js';

/** A bank of Gabor filters. */
export interface GaborFeatureOptions {
  /** Shape of one image, of one channel: `[height, width]` or `[height, width, 1]`. */
  readonly imageShape: ImageShape;
  /** Orientations of the filters, evenly spaced over a half turn, 1 to 1,024. Default 8. */
  readonly orientations?: number;
  /** Pixels of a period, 1 to 1,024; half of it is the standard deviation of the Gaussian envelope. Default 6. */
  readonly wavelength?: number;
  /** Side in pixels of the squares that responses are averaged over, at least 1. Default 4. */
  readonly pool?: number;
}

/** Images that are filtered at a time. */
const AT_ONCE = 500;

/**
 * The absolute responses of Gabor filters, averaged over squares, on the current TensorFlow.js backend. The paper puts Gabor
 * wavelets before its kernel on MNIST and does not say which.
 *
 * Source: Zhang, Bengio, Hardt, Recht, Vinyals, ICLR 2017, section 5; the filter: Daugman, JOSA A 1985.
 *
 * @returns a function of the pixels of m images that gives their features, one image after another
 */
export function gaborFeatures(options: GaborFeatureOptions): (images: Float32Array) => Promise<Float32Array> {
  checkOptions(options, { imageShape: true, orientations: true, wavelength: true, pool: true });
  const { imageShape, orientations = 8, wavelength = 6, pool = 4 } = options;
  const { height, width, channels, size } = imageSides(imageShape);
  if (channels !== 1) throw wrongKind('imageShape', 'that of images of one channel', imageShape);
  checkInteger('orientations', orientations, 1, 1024);
  checkNumber('wavelength', wavelength, { least: 1, most: 1024 });
  checkInteger('pool', pool, 1, Math.min(height, width));
  const bank = filterBank(orientations, wavelength);
  const perImage = Math.ceil(height / pool) * Math.ceil(width / pool) * orientations;
  return async (images) => {
    if (!(images instanceof Float32Array)) throw wrongKind('images', 'a Float32Array', images);
    const count = countTargets('images', images, size);
    const features = new Float32Array(count * perImage);
    for (let i = 0; i < count; i += AT_ONCE) {
      const pixels = images.subarray(i * size, (i + AT_ONCE) * size);
      const pooled = tidy(() => {
        const batch = tensor4d(pixels, [pixels.length / size, height, width, 1]);
        const filters = tensor4d(bank.values, [bank.side, bank.side, 1, orientations]);
        return avgPool(abs(conv2d(batch, filters, 1, 'same')) as Tensor4D, pool, pool, 'same');
      });
      features.set(await pooled.data(), i * perImage);
      pooled.dispose();
    }
    return features;
  };
}

/** Cosines under a Gaussian envelope, without their mean and of length 1: side x side x orientations numbers. */
function filterBank(orientations: number, wavelength: number) {
  const reach = Math.ceil(wavelength);
  const side = 2 * reach + 1;
  const values = new Float32Array(side * side * orientations);
  for (let o = 0; o < orientations; o++) {
    const angle = (Math.PI * o) / orientations;
    const filter = Float64Array.from({ length: side * side }, (_, k) => {
      const [x, y] = [(k % side) - reach, Math.floor(k / side) - reach];
      const along = x * Math.cos(angle) + y * Math.sin(angle);
      const envelope = Math.exp((-2 * (x * x + y * y)) / wavelength ** 2);
      return envelope * Math.cos((2 * Math.PI * along) / wavelength);
    });
    const mean = filter.reduce((sum, value) => sum + value, 0) / filter.length;
    const length = Math.hypot(...filter.map((value) => value - mean));
    filter.forEach((value, k) => {
      values[k * orientations + o] = (value - mean) / length;
    });
  }
  return { side, values };
}
