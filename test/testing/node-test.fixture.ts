import test from 'node:test';
import { corruptLabels, symmetric } from '../../src/index.js';
import { blobs, expectChance, expectCorruption, expectMemorised } from '../../src/testing.js';

/** A test file of another project, for node:test; the last test must fail. */
const { labels: clean } = blobs({ n: 500, classes: 5 });
const options = { noise: symmetric(0.4), classes: 5, seed: 42 };
const { labels } = corruptLabels(clean, options);

test('40 % symmetric noise, exactly these examples', () => expectCorruption(clean, labels, options));
test('memorised', () => expectMemorised(labels, labels));
test('must fail: memorised labels are no chance', () => expectChance(labels, labels, { classes: 5 }));
