import { corruptLabels, exactLabelCount, ownNoise, recordLabels, verify } from 'rethink-gen';

/** Ages in classes of ten years, which an annotator takes for the class before or the one after. */
const neighbour = (rate: number) =>
  ownNoise({
    kind: 'neighbour',
    rate,
    choose: (label, { classes }, random) => {
      if (label === 0) return 1;
      if (label === classes - 1) return classes - 2;
      return random < 0.5 ? label - 1 : label + 1;
    },
  });

const ages = Int32Array.from({ length: 1000 }, (_, i) => i % 10);
const options = { noise: neighbour(0.3), classes: 10, seed: 42 };
const { labels, plan } = corruptLabels(ages, { ...options, count: exactLabelCount(1000, options) });
const record = JSON.parse(JSON.stringify(recordLabels(plan)));

console.log(Array.from(ages.slice(0, 10)).join(' '), 'became', Array.from(labels.slice(0, 10)).join(' '));
console.log(`${record.changed} labels changed by`, JSON.stringify(record.specification.noise));
console.log('the record is true:', verify(record, { input: ages, output: labels, noise: neighbour(0.3) }).ok);
