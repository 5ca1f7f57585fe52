import { EXPERIMENT_NAMES, experimentOf, type TrainingCell } from 'rethink-gen/experiments';
import { legendOf } from '../../../src/experiments/model-json.js';
import { markdownTable } from './markdown-table.js';

/** How the networks of scale small are trained: a row for each experiment, network and setting. */
export function settingsText(): string {
  const rows = new Map<string, readonly string[]>();
  for (const name of EXPERIMENT_NAMES) {
    const cells = experimentOf(name, 'small').cells as readonly Partial<TrainingCell>[];
    for (const { data, model, training, rate, regularisers } of cells) {
      if (!data || !model || !training) continue;
      const { epochs, batchSize, learningRate, decay, until } = training;
      const most = until === 'fitted' ? `until fitted, at most ${epochs}` : String(epochs);
      const others = cells.filter((other) => same(other.model, model) && other.training?.epochs !== epochs);
      const by = others.some((other) => other.rate !== rate)
        ? `${rate === 0 ? 'true' : 'random'} labels`
        : others.length > 0 &&
          Object.keys(regularisers ?? {})
            .map(wordsOf)
            .join(', ');
      const row = [`\`${name}\``, legendOf(model), String(data.train), by ? `${most} (${by})` : most];
      rows.set(row.join(), [...row, String(batchSize), String(learningRate), String(decay)]);
    }
  }
  const columns = [
    'experiment',
    'network',
    'images',
    'epochs',
    'batch',
    'learning rate',
    'times, each epoch',
  ];
  return markdownTable(columns, [...rows.values()]);
}

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** `weightDecay` as words. */
const wordsOf = (name: string) => name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
