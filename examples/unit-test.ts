import { test } from 'node:test';
import { corruptLabels, symmetric, uniform } from 'rethink-gen';
import { expectRate, patterns } from 'rethink-gen/testing';

test('four labels in ten are wrong', () => {
  const { labels } = patterns({ n: 6000, classes: 3 }); // the same everywhere
  // Your code. It may draw the true class again, and that is its fault.
  const { labels: noisy } = corruptLabels(labels, { noise: uniform(0.4), classes: 3, seed: 42 });
  expectRate(labels, noisy, { noise: symmetric(0.4), classes: 3 });
});
