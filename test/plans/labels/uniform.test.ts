import { expect, it } from 'vitest';
import { corruptLabels, recordLabels, uniform } from '../../../src/index.js';

it('a label that is redrawn from four classes changes three times in four', () => {
  const noise = uniform(0.5);
  const { plan } = corruptLabels(new Int32Array(80), { noise, classes: 4, seed: 1 });
  expect(recordLabels(plan).expected).toEqual({ picked: 40, changed: 30 });
});
