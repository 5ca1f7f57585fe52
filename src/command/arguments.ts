import { parseArgs } from 'node:util';
import { given } from '../digests/given.js';
import { REGIMES, type Regime } from '../experiments/regimes.js';
import { BACKEND_NAMES } from '../node/backend.js';
import { fromText } from '../random/from-text.js';
import { choiceOf, numberOf, wholeNumber } from './argument-values.js';

export const USAGE = `rethink-gen: the randomisation test of Zhang et al. (2017)

usage: rethink-gen [options]
       rethink-gen list, run, sweep, work, missing, merge, report   experiments as grids of cells
       rethink-gen corrupt, verify, audit   labels and images in files
       rethink-gen python                   the corruptions in Python
       rethink-gen help COMMAND             what one of these takes

Trains one network under each of six regimes and reports how fast it fits and how well it generalises.

  --data DIR           MNIST (IDX) or CIFAR-10 (binary) from a folder; default: digits that are generated
  --train N, --test N  use the first N images; default: 2000 and 1000 generated ones, or 10000 and all from a folder
  --regimes A,B        some of: ${REGIMES.join(', ')}
  --rate P             share of partially corrupted labels, 0 to 1; default 0.5
  --seed S             a whole number, or a text (text:42 is a text too); default 1
  --split NAME         of the training images: each split has noise of its own; default train
  --hidden N,N         units of each hidden layer; default 512
  --epochs N           epochs at most, for each regime; default 100
  --batch-size N       default 64
  --learning-rate R    of the first epoch; default 0.01
  --decay D            what it is multiplied by after each epoch; default 0.95, for data from a folder
                       0.95 every 50000 images, which is an epoch of the paper
  --backend B          of TensorFlow.js: ${BACKEND_NAMES.join(', ')}; default ${BACKEND_NAMES[0]}
  --out DIR            where report.html and results.json go; default ./rethink-gen-report
  --help, --version
`;

export function readArguments(argv: readonly string[]) {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean', default: false } as const;
  const { values } = parseArgs({
    args: [...argv],
    options: {
      help: { ...flag, short: 'h' },
      version: { ...flag, short: 'v' },
      data: text,
      out: text,
      backend: text,
      seed: text,
      split: text,
      regimes: text,
      rate: text,
      epochs: text,
      'batch-size': text,
      'learning-rate': text,
      decay: text,
      hidden: text,
      train: text,
      test: text,
    },
  });
  const { data, backend, decay, train, test } = values;
  const read = <Value>(text: string | undefined, from: (text: string) => Value) =>
    text === undefined ? undefined : from(text);
  return {
    help: values.help,
    version: values.version,
    out: values.out ?? 'rethink-gen-report',
    seed: fromText(values.seed ?? '1'),
    split: values.split ?? 'train',
    regimes: values.regimes === undefined ? REGIMES : values.regimes.split(',').map(regimeNamed),
    rate: share('rate', values.rate ?? '0.5'),
    epochs: wholeNumber('epochs', values.epochs ?? '100'),
    batchSize: wholeNumber('batch-size', values['batch-size'] ?? '64'),
    learningRate: numberOf('learning-rate', values['learning-rate'] ?? '0.01', 'above 0', (rate) => rate > 0),
    hidden: (values.hidden ?? '512').split(',').map((units) => wholeNumber('hidden', units)),
    ...given({
      data,
      backend: read(backend, (text) => choiceOf('backend', text, BACKEND_NAMES)),
      decay: read(decay, (text) => share('decay', text)),
      train: read(train, (text) => wholeNumber('train', text)),
      test: read(test, (text) => wholeNumber('test', text)),
    }),
  };
}

export type Arguments = ReturnType<typeof readArguments>;

function regimeNamed(text: string): Regime {
  return choiceOf('regimes', text.trim().replaceAll('-', ' '), REGIMES);
}

function share(name: string, text: string): number {
  return numberOf(name, text, 'from 0 to 1', (value) => value >= 0 && value <= 1);
}
