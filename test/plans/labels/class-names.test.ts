import { expect, it } from 'vitest';
import { corruptLabels, recordLabels, symmetric } from '../../../src/index.js';

it('the names of classes are copied: a record has those of the call, whatever is written to the list later', () => {
  const classes = ['cat', 'dog'];
  const { plan } = corruptLabels(['cat', 'dog'], { noise: symmetric(0.5), classes, seed: 1 });
  classes[0] = 'emu';
  expect(recordLabels(plan).specification.classNames).toEqual(['cat', 'dog']);
});
