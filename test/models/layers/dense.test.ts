import {
  grads,
  memory,
  type Tensor,
  type Tensor1D,
  type Tensor2D,
  tensor1d,
  tensor2d,
  tidy,
} from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { dense } from '../../../src/models/layers/dense.js';
import { relu } from '../../../src/models/layers/relu.js';
import { softmaxCrossEntropy } from '../../../src/models/softmax-cross-entropy.js';
import { BACKENDS, useBackend } from '../../backend.js';

/** The gradients of a function of matrices (`tf.grads`, with its inputs' rank). */
const gradsOf = (f: (...inputs: never[]) => Tensor) => grads(f as (...inputs: Tensor[]) => Tensor);

const values = async (tensor: Tensor) => Array.from(await tensor.data());

/** The gradients of the sum of `output * weight`, by central differences in float64 on the host. */
function differences(f: (x: number[]) => number, at: number[], step = 1e-3): number[] {
  return at.map((_, i) => {
    const [up, down] = [step, -step].map((d) => f(at.map((v, k) => (k === i ? v + d : v))));
    return (up - down) / (2 * step);
  });
}

describe.each(BACKENDS)('on %s', (backend) => {
  beforeAll(() => useBackend(backend));

  it('dense multiplies and adds', async () => {
    const x = tensor2d([1, 2, 3, 4], [2, 2]);
    const y = dense(x, tensor2d([1, 0, 2, 0, 1, 3], [2, 3]), tensor1d([10, 20, 30]));
    expect(y.shape).toEqual([2, 3]);
    expect(await values(y)).toEqual([11, 22, 38, 13, 24, 48]);
  });

  it('dense has the gradients of x w + b', async () => {
    const [x, w, b] = [tensor2d([1, 2, 3, 4], [2, 2]), tensor2d([5, 6, 7, 8], [2, 2]), tensor1d([0, 0])];
    const dy = tensor2d([1, 10, 100, 1000], [2, 2]);
    const [dx, dw, db] = gradsOf((a: Tensor2D, c: Tensor2D, d: Tensor1D) => dense(a, c, d))([x, w, b], dy);
    expect(await values(dx)).toEqual([65, 87, 6500, 8700]);
    expect(await values(dw)).toEqual([301, 3010, 402, 4020]);
    expect(await values(db)).toEqual([101, 1010]);
    expect(db.shape).toEqual([2]);
  });

  it('relu stops what is not positive, and its gradient', async () => {
    const x = tensor2d([-1, 0, 2], [1, 3]);
    expect(await values(relu(x))).toEqual([0, 0, 2]);
    const [dx] = gradsOf((a: Tensor2D) => relu(a))([x], tensor2d([5, 6, 7], [1, 3]));
    expect(await values(dx)).toEqual([0, 0, 7]);
  });

  it('softmax cross entropy and its gradient agree with float64 differences', async () => {
    const logits = [0.3, -1.2, 2, 0, 0.5, -0.5];
    const labels = [0, 1, 0, 0, 0, 1];
    const loss = (flat: number[]) => {
      let sum = 0;
      for (let row = 0; row < 2; row++) {
        const z = flat.slice(row * 3, row * 3 + 3);
        const total = Math.log(z.reduce((a, v) => a + Math.exp(v), 0));
        z.forEach((v, k) => {
          sum += labels[row * 3 + k] * (total - v);
        });
      }
      return sum / 2;
    };
    const target = tensor2d(labels, [2, 3]);
    const value = softmaxCrossEntropy(tensor2d(logits, [2, 3]), target);
    expect((await values(value))[0]).toBeCloseTo(loss(logits), 6);
    const [gradient] = gradsOf((z: Tensor2D) => softmaxCrossEntropy(z, target))([tensor2d(logits, [2, 3])]);
    const expected = differences(loss, logits);
    (await values(gradient)).forEach((g, i) => expect(g).toBeCloseTo(expected[i], 5));
  });

  it('softmax cross entropy stands logits of any size', async () => {
    const loss = softmaxCrossEntropy(tensor2d([1e4, -1e4], [1, 2]), tensor2d([1, 0], [1, 2]));
    expect(await values(loss)).toEqual([0]);
  });

  it('computes no gradient that nobody asked for, and leaks none', () => {
    const before = memory().numTensors;
    tidy(() => {
      const images = tensor2d([1, 2], [1, 2]);
      const [dw] = gradsOf((w: Tensor2D) => relu(dense(images, w, tensor1d([0]))))([
        tensor2d([1, 1], [2, 1]),
      ]);
      dw.dispose();
    });
    expect(memory().numTensors).toBe(before);
  });
});
