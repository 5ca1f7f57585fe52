import { type Tensor2D, type Tensor4D, tensor2d, tensor4d, tidy, util } from '@tensorflow/tfjs-core';
import type { Pixels } from '../datasets/labelled-images.js';
import { currentWasmKernels } from '../wasm-training/wasm-kernels.js';
import type { EpochChance, ImagePipeline } from './images/image-pipeline.js';

/**
 * The images of some examples, as they come out of a pipeline; on the wasm backend written straight to its heap, where a
 * tensor made of an array would be copied once more.
 */
export function imageBatch(
  images: Pixels,
  pipeline: ImagePipeline,
  examples: ArrayLike<number>,
  chance?: EpochChance,
): Tensor4D {
  const shape = [examples.length, ...pipeline.shape] as [number, number, number, number];
  const size = util.sizeFromShape([...pipeline.shape]);
  return tidy(() => {
    const kernels = currentWasmKernels();
    const inPlace = kernels?.output<Tensor4D>(shape);
    const place = () =>
      kernels && inPlace ? kernels.values(inPlace) : new Float32Array(examples.length * size);
    let values = place();
    for (let i = 0; i < examples.length; i++) {
      const image = pipeline.image(images, examples[i], chance);
      // an image step of somebody else may make tensors; if the heap grows for them it moves, and leaves an empty view
      if (values.length === 0) values = place();
      values.set(image, i * size);
    }
    return inPlace ?? tensor4d(values, shape);
  });
}

/** The one-hot rows of some labels. */
export function labelBatch(labels: ArrayLike<number>, classes: number): Tensor2D {
  const oneHot = new Float32Array(labels.length * classes);
  for (let i = 0; i < labels.length; i++) oneHot[i * classes + labels[i]] = 1;
  return tensor2d(oneHot, [labels.length, classes]);
}
