import { type Tensor2D, type Tensor4D, tensor2d, tensor4d, tidy } from '@tensorflow/tfjs-core';
import { currentWasmKernels } from '../wasm-training/kernels.js';
import type { Draw, ImagePipeline, Pixels } from './images/image-pipeline.js';

/** The images of some examples, as they come out of a pipeline. On the wasm backend each is written straight to its heap. */
export function imageBatch(
  images: Pixels,
  pipeline: ImagePipeline,
  examples: ArrayLike<number>,
  draw?: Draw,
): Tensor4D {
  const shape = [examples.length, ...pipeline.shape] as [number, number, number, number];
  const size = pipeline.shape.reduce((product, side) => product * side, 1);
  return tidy(() => {
    const kernels = currentWasmKernels();
    const batch = kernels?.output<Tensor4D>(shape);
    const values = new Float32Array(batch ? 0 : examples.length * size);
    for (let i = 0; i < examples.length; i++) {
      const image = pipeline.image(images, examples[i], draw);
      // asked for each time, since an image step of somebody else may make tensors, and the heap moves where it grows
      (batch && kernels ? kernels.values(batch) : values).set(image, i * size);
    }
    return batch ?? tensor4d(values, shape);
  });
}

/** The one-hot labels of examples with these labels. */
export function labelBatch(labels: ArrayLike<number>, classes: number): Tensor2D {
  const oneHot = new Float32Array(labels.length * classes);
  for (let i = 0; i < labels.length; i++) oneHot[i * classes + labels[i]] = 1;
  return tensor2d(oneHot, [labels.length, classes]);
}
