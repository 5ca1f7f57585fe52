import { corruptLabels, uniform } from 'rethink-gen';
import { generateDigits } from 'rethink-gen/experiments';
import { rademacherComplexity } from 'rethink-gen/measures';
import { gaussian, interpolate, linearDescent, linearWeights, memorizer } from 'rethink-gen/theory';

const { train, test } = generateDigits({ train: 1600, test: 1000 });
const scaled = (bytes: Uint8Array) => Float64Array.from(bytes, (byte) => byte / 255);
const [images, testImages] = [scaled(train.images), scaled(test.images)];
const oneHot = (labels: Uint8Array) =>
  Float64Array.from({ length: 10 * labels.length }, (_, k) => Number(labels[Math.floor(k / 10)] === k % 10));
const percentWrong = (outputs: Float64Array, labels: Uint8Array) => {
  const wrong = labels.filter((label, i) => {
    const row = outputs.subarray(10 * i, 10 * i + 10);
    return row.indexOf(Math.max(...row)) !== label;
  });
  return `${((100 * wrong.length) / labels.length).toFixed(1)} %`;
};

console.log(
  '1. A kernel without regularisation fits everything. Random labels take a function of larger norm than true ones.',
);
for (const n of [100, 400, 1600]) {
  const labels = train.labels.slice(0, n);
  const points = images.subarray(0, 256 * n);
  const solution = interpolate(points, oneHot(labels), { kernel: gaussian(0.02), outputs: 10 });
  const fitted = percentWrong(solution.evaluate(points), labels);
  const error = percentWrong(solution.evaluate(testImages), test.labels);
  console.log(`   ${n} images: norm ${solution.norm.toFixed(1)}, train error ${fitted}, test error ${error}`);
}
const { labels: random } = corruptLabels(train.labels, { noise: uniform(1), classes: 10, seed: 0 });
const solution = interpolate(images, oneHot(random), { kernel: gaussian(0.02), outputs: 10 });
const fitted = percentWrong(solution.evaluate(images), random);
console.log(`   1600 random labels: norm ${solution.norm.toFixed(1)}, train error ${fitted}`);

console.log('2. Two layers and 2n + d weights take any values on any n points in d dimensions.');
const network = memorizer(images, Float64Array.from(random));
const values = network.evaluate(images);
const worst = values.reduce((most, value, i) => Math.max(most, Math.abs(value - random[i])), 0);
console.log(
  `   n = 1600, d = 256: ${network.weightCount} weights, all residuals below 1e-9: ${worst < 1e-9}`,
);
const fitSigns = (signs: Int8Array) =>
  memorizer(images, Float64Array.from(signs)).evaluate(images).map(Math.round);
const { estimate } = await rademacherComplexity(fitSigns, { examples: 1600, draws: 2, seed: 0 });
console.log(`   so their Rademacher complexity on these points is ${estimate}`);

console.log('3. Stochastic gradient descent from zero finds the linear fit of the smallest norm.');
const [few, signs] = [
  images.subarray(0, 256 * 40),
  Float64Array.from(train.labels.slice(0, 40), (y) => (y < 5 ? -1 : 1)),
];
const smallest = interpolate(few, signs);
const weights = linearWeights(smallest, few);
const descent = linearDescent(few, signs, { seed: 0, epochs: 20_000 });
const distance = descent.weights.reduce((most, w, k) => Math.max(most, Math.abs(w - weights[k])), 0);
const norm = Math.sqrt(descent.weights.reduce((sum, w) => sum + w * w, 0));
console.log(`   norms ${smallest.norm.toFixed(6)} (solved) and ${norm.toFixed(6)} (descended)`);
console.log(`   largest difference of a weight below 1e-6: ${distance < 1e-6}`);
