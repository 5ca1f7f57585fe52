import { beforeAll, expect, it } from 'vitest';
import { EXPERIMENT_NAMES, experimentOf } from '../../src/experiments/catalogue.js';
import { runTrainingCell } from '../../src/experiments/training-cell.js';
import { useBackend } from '../backend.js';

beforeAll(() => useBackend('wasm'));

it.each(EXPERIMENT_NAMES)('%s runs at scale smoke, every cell of it', async (name) => {
  for (const cell of experimentOf(name, 'smoke').cells) {
    const { end, last, history } = await runTrainingCell(cell, {});
    expect(['stopped', 'epochs']).toContain(end);
    expect(history.trainLoss.length).toBe(last.epoch);
    expect(history.trainLoss.every((loss) => typeof loss === 'number')).toBe(true);
  }
});
