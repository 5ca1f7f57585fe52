import { corruptLabels, symmetric } from 'rethink-gen';
import { expect, it } from 'vitest';
import { planShare, shareKey } from '../../src/plans/images/share.js';
import { labelKey } from '../../src/plans/labels/label-plan.js';
import { resolveIds } from '../../src/random/example-ids.js';
import { firstWord } from '../../src/random/threefry.js';

/** An example is picked if its first word is below rate * 2^32: not at the word itself, but already one above it. */
const examples = Array.from({ length: 100 }, (_, i) => i);

it('picks an image from the rate on at which its word lies below the threshold', () => {
  const key = shareKey({ seed: 1 }, 'gaussian');
  const addresses = resolveIds(undefined, examples.length);
  for (const i of examples) {
    const picked = (rate: number) => planShare({ seed: 1, rate }, 'gaussian', addresses)[i];
    const word = firstWord(key, i, 0);
    expect([picked(word / 2 ** 32), picked((word + 1) / 2 ** 32)]).toEqual([0, 1]);
  }
});

it('changes a label from the rate on at which its word lies below the threshold', () => {
  const labels = new Int32Array(examples.length);
  for (const i of examples) {
    const options = (rate: number) => ({ noise: symmetric(rate), classes: 10, seed: 1 });
    const changed = (rate: number) => corruptLabels(labels, options(rate)).labels[i] !== 0;
    const word = firstWord(labelKey(options(0.5)), i, 0);
    expect([changed(word / 2 ** 32), changed((word + 1) / 2 ** 32)]).toEqual([false, true]);
  }
});
