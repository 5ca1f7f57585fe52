import type { RandomizationTestResult } from '../experiments/randomization-test.js';
import { escaped, htmlPage, htmlRow } from '../reports/html.js';
import { type Curve, drawCurve, drawKey } from './learning-curves.js';
import { cells, FOOTNOTE, HEADINGS } from './summary.js';

/** Where a result came from. */
export interface Provenance {
  /** The command line that makes it again. */
  readonly command: string;
  readonly versions: Readonly<Record<string, string>>;
  readonly backend: string;
}

/** The result of a randomisation test as one HTML page that needs no other file. */
export function reportPage(result: RandomizationTestResult, provenance: Provenance): string {
  const { dataset, model, settings, results } = result;
  const chance = 1 - 1 / dataset.classes;
  const figures: Curve[] = [
    { label: 'training loss (nats)', value: (row) => row.trainLoss, level: Math.log(dataset.classes) },
    { label: 'training error', value: (row) => row.trainError, most: 1, level: chance },
    { label: 'test error, true labels', value: (row) => row.testError ?? Number.NaN, most: 1, level: chance },
    {
      label: 'test error, corrupted labels',
      value: (row) => row.otherTestErrors?.corrupted ?? Number.NaN,
      most: 1,
      level: chance,
    },
  ];
  const facts: [string, string][] = [
    [
      'data',
      `${dataset.name}: ${dataset.train} training and ${dataset.test} test images of ${dataset.imageShape.join(' x ')}, ${dataset.classes} classes`,
    ],
    ['network', model],
    [
      'training',
      `SGD, momentum 0.9, batches of ${settings.batchSize}, learning rate ${settings.learningRate}, times ${Number(settings.decay.toFixed(4))} an epoch, at most ${settings.epochs} epochs`,
    ],
    ['preprocessing', 'each image standardised by itself, after the corruption'],
    ['partially corrupted labels', `each label redrawn from all classes with probability ${settings.rate}`],
    ['seed', typeof settings.seed === 'string' ? JSON.stringify(settings.seed) : String(settings.seed)],
    ['backend', provenance.backend],
    [
      'versions',
      Object.entries(provenance.versions)
        .map(([name, version]) => `${name} ${version}`)
        .join(', '),
    ],
  ];
  const title = `Randomisation test: ${dataset.name}, ${model}`;
  return htmlPage(
    title,
    `<h1>Randomisation test</h1>
<p class="soft">${escaped(model)} on ${escaped(dataset.name)}, one set of hyperparameters under every regime.</p>
<table>
<thead>${htmlRow('th', HEADINGS)}</thead>
<tbody>
${results.map((result) => htmlRow('td', cells(result))).join('\n')}
</tbody>
</table>
<p class="soft">${FOOTNOTE}. Guessing is wrong in ${(100 * chance).toFixed(0)} % of the cases (dashed).</p>
<h2>Learning curves</h2>
${drawKey(results)}
<div class="figures">
${figures.map((curve) => `<figure>${drawCurve(results, curve)}</figure>`).join('\n')}
</div>
<h2>How to read it</h2>
<p>A network that fits random labels has learned nothing that carries over to new images: its training error is 0 and its
test error that of guessing. It is the same network, trained in the same way, that generalises from the true labels; so
neither its size nor its training alone can explain why it generalises (Zhang, Bengio, Hardt, Recht, Vinyals,
"Understanding deep learning requires rethinking generalization", ICLR 2017).</p>
<h2>How it was made</h2>
<dl>
${facts.map(([name, value]) => `<dt>${escaped(name)}</dt><dd>${escaped(value)}</dd>`).join('\n')}
<dt>command</dt><dd><code>${escaped(provenance.command)}</code></dd>
</dl>
`,
  );
}
