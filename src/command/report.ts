import type { RandomizationTestResult } from '../experiments/randomization-test.js';
import { type Curve, drawCurve, drawKey } from './learning-curves.js';
import { cells, FOOTNOTE, HEADINGS } from './summary.js';

/** Where a result came from. */
export interface Provenance {
  /** The command line that makes it again. */
  readonly command: string;
  readonly versions: Readonly<Record<string, string>>;
  readonly backend: string;
}

const STYLE = `
:root { color-scheme: light dark; --ink: #1a1a1a; --soft: #666; --line: #ddd; --paper: #fff; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8e8e8; --soft: #9a9a9a; --line: #3a3a3a; --paper: #161616; } }
body { font: 16px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); max-width: 70rem; margin: 2.5rem auto; padding: 0 1.5rem; }
h1 { font-size: 1.6rem; margin: 0 0 .25rem; } h2 { font-size: 1.1rem; margin: 2.2rem 0 .6rem; }
p { max-width: 48rem; } .soft, figcaption, dt { color: var(--soft); }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { padding: .35rem .9rem; text-align: right; border-bottom: 1px solid var(--line); } th { font-weight: 600; }
th:first-child, td:first-child { text-align: left; padding-left: 0; }
.figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(26rem, 1fr)); gap: 1.5rem; }
figure { margin: 0; } figure svg { width: 100%; height: auto; color: var(--ink); }
.key span { margin-right: 1.2rem; white-space: nowrap; } .key i { display: inline-block; width: .8rem; height: .8rem; border-radius: 2px; margin-right: .4rem; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1.2rem; } dd { margin: 0; } code { font-size: .9em; overflow-wrap: anywhere; }
`;

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
  const row = (tag: string, texts: readonly string[]) =>
    `<tr>${texts.map((text) => `<${tag}>${escaped(text)}</${tag}>`).join('')}</tr>`;
  const facts: [string, string][] = [
    [
      'data',
      `${dataset.name}: ${dataset.train} training and ${dataset.test} test images of ${dataset.shape.join(' x ')}, ${dataset.classes} classes`,
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
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Randomisation test: ${escaped(dataset.name)}, ${escaped(model)}</title>
<style>${STYLE}</style>
</head>
<body>
<h1>Randomisation test</h1>
<p class="soft">${escaped(model)} on ${escaped(dataset.name)}, one set of hyperparameters under every regime.</p>
<table>
<thead>${row('th', HEADINGS)}</thead>
<tbody>
${results.map((result) => row('td', cells(result))).join('\n')}
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
</body>
</html>
`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
