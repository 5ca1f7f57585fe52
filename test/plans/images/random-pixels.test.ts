import { expect, it } from 'vitest';
import { randomizePixels } from '../../../src/index.js';
import { imageLayout } from '../../../src/plans/images/image-layout.js';
import { planRandomPixels } from '../../../src/plans/images/random-pixels.js';
import { writePlan } from '../../../src/plans/images/write-plan.js';

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
