import { corruptLabels, recordLabels, symmetric } from 'rethink-gen';

const labels = Int32Array.from({ length: 1000 }, (_, i) => i % 10);
const { labels: noisy, plan } = corruptLabels(labels, { noise: symmetric(0.4), classes: 10, seed: 42 });
const record = recordLabels(plan);

console.log(Array.from(labels.slice(0, 8)).join(' '), 'became', Array.from(noisy.slice(0, 8)).join(' '));
console.log(`${record.changed} of ${record.examples} labels changed, ${record.expected.changed} on average`);
