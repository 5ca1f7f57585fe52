import { join } from 'node:path';
import { generateDigits } from '../datasets/generated-digits.js';
import type { ImageDataset } from '../datasets/labelled-images.js';
import { firstExamples } from '../datasets/some-examples.js';
import { openModel } from '../experiments/model-json.js';
import { regimeExperiment, type TestSettings, testResult } from '../experiments/randomization-test.js';
import { startBackend } from '../node/backend.js';
import { readDataFolder } from '../node/data-folder.js';
import { replaceFile } from '../node/whole-file.js';
import { seedToJson } from '../random/seed.js';
import { summaryTable } from '../reports/randomization-test-section.js';
import { report } from '../reports/report.js';
import type { Arguments } from './arguments.js';
import { madeFolder } from './made-folder.js';
import { sweepRegimes } from './progress.js';
import { quoted } from './quoted.js';
import { textTable } from './text-table.js';

const EXIT = { done: 0, interrupted: 130 } as const;

/** Images read from a folder for training, unless `--train` says otherwise. */
const FOLDER_TRAIN = 10_000;

/** Images in an epoch of the paper, over which its learning rate decays by 0.95. */
const PAPER_EPOCH = 50_000;

export async function regimesCommand(wanted: Arguments, argv: readonly string[]): Promise<number> {
  const dataset = readDataset(wanted);
  const { seed, split, rate, epochs, batchSize, learningRate, regimes, out } = wanted;
  const decay =
    wanted.decay ?? (wanted.data === undefined ? 0.95 : 0.95 ** (dataset.train.labels.length / PAPER_EPOCH));
  const settings: TestSettings = { seed, split, rate, epochs, batchSize, learningRate, decay, regimes };
  const model = openModel({ kind: 'mlp', hidden: wanted.hidden });
  await startBackend(wanted.backend);
  madeFolder('out', out);
  const interrupt = new AbortController();
  const { signal } = interrupt;
  process.on('SIGINT', () => {
    if (signal.aborted) process.exit(EXIT.interrupted);
    interrupt.abort();
  });
  const results = await sweepRegimes(
    (onEpoch) => regimeExperiment(model, dataset, { ...settings, signal, onEpoch }),
    epochs,
    signal,
  );
  const result = testResult(model, dataset, settings, results);
  process.stdout.write(`\n${textTable(summaryTable(results), process.stdout.columns)}\n\n`);
  const command = ['rethink-gen', ...argv].map(quoted).join(' ');
  const { page } = await report([result], { out, png: false, command });
  const json = { ...result, settings: { ...settings, seed: seedToJson(seed) } };
  replaceFile(join(out, 'results.json'), `${JSON.stringify(json, null, 2)}\n`);
  process.stdout.write(`report: ${page}\n`);
  return signal.aborted ? EXIT.interrupted : EXIT.done;
}

function readDataset({ data, train, test, seed }: Arguments): ImageDataset {
  if (data === undefined) return generateDigits({ seed, train: train ?? 2000, test: test ?? 1000 });
  const dataset = readDataFolder(data);
  return {
    ...dataset,
    train: firstExamples(dataset.train, train ?? FOLDER_TRAIN),
    test: firstExamples(dataset.test, test ?? dataset.test.labels.length),
  };
}
