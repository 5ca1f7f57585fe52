import type { RandomizationTestResult, RegimeResult } from '../experiments/randomization-test.js';
import { type CurveRow, curveFigures } from './curves.js';
import { dataText } from './data-text.js';
import { environmentText, type Facts } from './facts.js';
import { regimeHue } from './regime-hue.js';
import type { Section } from './section.js';
import type { Entry, Table } from './table.js';

/** The result of a randomisation test: its learning curves, regime by regime, and a summary. */
export function randomizationTestSection(test: RandomizationTestResult): Section {
  const { dataset, model, results } = test;
  const curves = results.map(({ regime, history }) => ({
    name: regime,
    hue: regimeHue(regime),
    history: rowsOf(history),
  }));
  return {
    title: `Randomisation test: ${dataset.name}, ${model}`,
    introduction: `${model} on ${dataset.name}, one set of hyperparameters under every regime.`,
    problems: [],
    figures: curveFigures(curves, dataset.classes).map((figure) => ({ ...figure, data: dataText(dataset) })),
    tables: [summaryTable(results)],
    explanation: EXPLANATION,
    facts: factsOf(test),
    complete: results.length === test.settings.regimes.length,
  };
}

export function summaryTable(results: readonly RegimeResult[]): Table {
  return {
    name: 'summary',
    title: 'Epochs to fit, and errors after the last epoch',
    columns: ['regime', 'epochs to fit', 'train error', 'test error', 'test error*', 'gap*'],
    shares: ['train error', 'test error', 'test error*', 'gap*'],
    rows: results.map(({ regime, end, history, last }): Entry[] => {
      const { trainError, testError, corruptedTestError } = last;
      const epochs = history.trainLoss.length;
      return [
        regime,
        end === 'interpolated' ? epochs : `${ENDS[end]} in ${epochs}`,
        trainError,
        testError,
        corruptedTestError,
        corruptedTestError === null || trainError === null ? null : corruptedTestError - trainError,
      ];
    }),
    warning: '',
    notes: [
      '* against labels corrupted like the training ones; the gap is that error minus the training error',
    ],
    place: 'above the figures',
  };
}

/** The epochs of a history that JSON holds quantity by quantity. */
function rowsOf(history: RegimeResult['history']): CurveRow[] {
  return history.trainLoss.map((_, k) => {
    const of = (quantity: string) => history[quantity]?.[k] ?? Number.NaN;
    return {
      epoch: k + 1,
      trainLoss: of('trainLoss'),
      trainError: of('trainError'),
      testError: of('testError'),
      otherTestErrors: { corrupted: of('corruptedTestError') },
    };
  });
}

const ENDS = {
  interpolated: 'fitted',
  stopped: 'stopped',
  epochs: 'not fitted',
  steps: 'not fitted',
  diverged: 'diverged',
  aborted: 'stopped',
} as const satisfies Record<RegimeResult['end'], string>;

const EXPLANATION = `A network that fits random labels has learned nothing that carries over to new images: its training error \
is 0 and its test error that of guessing. The same network, trained in the same way, generalises from the true labels. So \
neither its size nor its training alone can explain why it generalises (Zhang, Bengio, Hardt, Recht, Vinyals, "Understanding \
deep learning requires rethinking generalization", ICLR 2017).`;

function factsOf({ dataset, model, settings, environment }: RandomizationTestResult): Facts {
  const { seed, split, rate, epochs, batchSize, learningRate, decay } = settings;
  const sizes = `${dataset.train} training and ${dataset.test} test images of ${dataset.imageShape.join(' x ')}`;
  const decayed = `learning rate ${learningRate}, times ${Number(decay.toFixed(4))} an epoch`;
  return [
    ['data', `${dataset.name}: ${sizes}, ${dataset.classes} classes`],
    ['network', model],
    ['training', `SGD, momentum 0.9, batches of ${batchSize}, ${decayed}, at most ${epochs} epochs`],
    ['preprocessing', 'each image standardised by itself, after the corruption'],
    ['partially corrupted labels', `each label redrawn from all classes with probability ${rate}`],
    ['seed', typeof seed === 'string' ? JSON.stringify(seed) : String(seed)],
    ['split', split],
    ['environment', environmentText(environment)],
  ];
}
