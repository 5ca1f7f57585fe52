import { beforeAll, expect, it } from 'vitest';
import { EXPERIMENT_NAMES, experimentOf, TRAINING_NAMES } from '../../src/experiments/catalogue.js';
import { runTrainingCell } from '../../src/experiments/training-cell.js';
import { useBackend } from '../backend.js';

beforeAll(() => useBackend('wasm'));

it.each(TRAINING_NAMES)('%s runs at scale smoke, every cell of it', async (name) => {
  for (const cell of experimentOf(name, 'smoke').cells) {
    const { end, last, history } = await runTrainingCell(cell, {});
    expect(['stopped', 'epochs']).toContain(end);
    expect(history.trainLoss.length).toBe(last.epoch);
    expect(history.trainLoss.every((loss) => typeof loss === 'number')).toBe(true);
  }
});

it.each(EXPERIMENT_NAMES.filter((name) => !TRAINING_NAMES.some((training) => training === name)))(
  '%s runs at scale smoke, every cell of it, to finite numbers',
  async (name) => {
    const { cells, run } = experimentOf(name, 'smoke');
    for (const cell of cells) {
      const { environment, digests, ...numbers } = await run(cell, {});
      expect(Object.values(numbers).every(Number.isFinite)).toBe(true);
      expect(environment).toMatchObject({ backend: 'wasm' });
      if (cell.data) expect(Object.keys(digests as object)).toHaveLength(4);
    }
  },
);
