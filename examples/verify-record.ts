import { corruptLabels, pairFlip, recordLabels, verify } from 'rethink-gen';

const input = Int32Array.from({ length: 1000 }, (_, i) => i % 10);
const { labels: output, plan } = corruptLabels(input, { noise: pairFlip(0.2), classes: 10, seed: 42 });
const text = JSON.stringify(recordLabels(plan)); // to publish beside the noisy labels
console.log('as recorded:', verify(JSON.parse(text), { input, output }).ok);
output[7] = 0; // somebody touches a label
console.log(verify(JSON.parse(text), { input, output }).differences.join('; '));
