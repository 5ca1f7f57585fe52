import { expect, it } from 'vitest';
import { randomizePixels } from '../../../src/index.js';
import type { Kernels } from '../../../src/kernels/bulk-loops.js';
import { keyOf } from '../../../src/plans/address.js';
import { imageLayout } from '../../../src/plans/images/image-layout.js';
import { planRandomPixels } from '../../../src/plans/images/random-pixels.js';
import { writePlan } from '../../../src/plans/images/write-plan.js';
import { lowOf } from '../../../src/random/example-ids.js';
import { simd } from '../../../src/simd.js';

const values = Float32Array.from({ length: 192 }, (_, k) => k);

it.each([
  ['larger', [8, 12], [2, 3]],
  ['smaller', [2, 3], [8, 12]],
])(
  'a plan is carried out as decided, whatever is planned after it for images that are %s',
  (_, later, shape) => {
    const plan = planRandomPixels(imageLayout(shape, 192), { seed: 1 })();
    planRandomPixels(imageLayout(later, 192), { seed: 1 });
    const output = new Float32Array(192);
    writePlan(plan, values, output);
    expect(output).toEqual(randomizePixels(values, { seed: 1, imageShape: shape }).images);
  },
);

it.each([
  ['bytes', Uint8Array],
  ['pairs of bytes', Uint16Array],
  ['words', Float32Array],
  ['pairs of words', Float64Array],
])('a kernel of random pixels is told which images it permutes, in %s', (_, Kind) => {
  const options = { seed: 4, ids: { first: 7 }, rate: 0.5, imageShape: [2, 3] };
  const asked: number[] = [];
  const kernels: Kernels = {
    ...simd,
    randomPixels: ({ key, addresses, from, count }, bits, units, unit) => {
      expect(key).toEqual(keyOf(options, 'pixels:random'));
      expect([units, unit * bits.BYTES_PER_ELEMENT]).toEqual([6, Kind.BYTES_PER_ELEMENT]);
      expect(bits).toHaveLength(count * units * unit);
      for (let i = 0; i < count; i++) asked.push(lowOf(addresses, from + i));
      return true;
    },
  };
  const { plan } = randomizePixels(new Kind(120), options, { kernels });
  const picked = [...plan.mask.keys()].filter((i) => plan.mask[i] === 1);
  expect(asked).toEqual(picked.map((i) => 7 + i));
});
