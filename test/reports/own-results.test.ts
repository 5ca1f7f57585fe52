import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dispose } from '@tensorflow/tfjs-core';
import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { generateDigits } from '../../src/datasets/generated-digits.js';
import { randomizationTest } from '../../src/experiments/randomization-test.js';
import { mlp } from '../../src/models/mlp.js';
import { drawFigure, FIGURE_SIZE } from '../../src/reports/draw-figure.js';
import type { Figure } from '../../src/reports/figure.js';
import { placeLegend } from '../../src/reports/legend.js';
import type { Operand } from '../../src/reports/operands.js';
import { writeReport } from '../../src/reports/write-report.js';
import { train } from '../../src/train/train.js';
import { useBackend } from '../backend.js';

beforeAll(() => useBackend('wasm'));
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rethink-gen-own-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const digits = generateDigits({ train: 60, test: 20 });
const report = (operands: readonly Operand[]) =>
  writeReport({ operands, out: join(folder, 'out'), png: false, command: 'by hand', version: '9.9.9' });
const read = (name: string) => readFileSync(join(folder, 'out', name), 'utf8');

it('draws a randomisation test: a curve for each regime, the level of guessing, a summary', async () => {
  const result = await randomizationTest(mlp([8]), digits, {
    ...{ seed: 1, epochs: 2, regimes: ['true labels', 'random labels'] },
  });
  const { files, complete } = await report([result]);
  expect(complete).toBe(true);
  expect([...files].sort()).toEqual([
    ...['report.html', 'report.json', 'summary.csv', 'summary.md'],
    ...['test-error-corrupted.csv', 'test-error-corrupted.svg', 'test-error.csv', 'test-error.svg'],
    ...['training-error.csv', 'training-error.svg', 'training-loss.csv', 'training-loss.svg'],
  ]);
  const [first, second] = result.results;
  const losses = [...first.history.trainLoss, ...second.history.trainLoss];
  const points = read('training-loss.csv').trim().split('\n').slice(-4);
  expect(points).toEqual(
    losses.map((loss, k) => {
      const name = k < 2 ? 'true labels' : 'random labels';
      return `${name},this run,${(k % 2) + 1},${loss},${loss},${loss},,1,1`;
    }),
  );
  expect(read('summary.csv')).toContain(`\ntrue labels,not fitted in 2,${first.last.trainError},`);
  expect(read('summary.md')).toContain(`| ${(100 * Number(first.last.trainError)).toFixed(1)} % |`);
  const page = read('report.html');
  expect(page.match(/<svg /g)?.length).toBe(4);
  for (const text of ['guessing: 0.9', 'guessing: 2.3', 'How to read it', '60 training and 20 test images']) {
    expect(page).toContain(text);
  }
});

it('draws trainings together, with the errors that were measured', async () => {
  const training = await train(mlp([8]), digits.train, { classes: 10, seed: 1, epochs: 2 });
  dispose(training.parameters);
  const { files } = await report([{ name: 'small', ...training }, training]);
  expect(files.filter((name) => name.endsWith('.svg'))).toEqual(['training-loss.svg', 'training-error.svg']);
  const rows = read('training-error.csv').trim().split('\n').slice(-4);
  expect(rows.map((row) => row.split(',')[0])).toEqual(['small', 'small', 'training 2', 'training 2']);
  expect(read('trainings.csv')).toContain(`\nsmall,${training.parameterCount},epochs,2,`);
  expect(read('report.html')).toContain('backend wasm');
});

it('refuses what is no result, with nothing written', async () => {
  await expect(report(['x', { epochs: 3 } as never])).rejects.toThrow(
    '`operands[1]` must be the path of a store or merged table, or a result of randomizationTest or train, got',
  );
  expect(existsSync(join(folder, 'out'))).toBe(false);
});

it('marks the end of a curve of one seed, and has the legend below the axis', () => {
  const figure = (wanted: number): Figure => ({
    ...{ name: 'f', title: '', x: { label: '', domain: [0, 2] }, y: { label: '', domain: [0, 1] } },
    ...{ levels: [], legend: 'below', warning: '', notes: [] },
    series: ['a', 'b'].map((name, hue) => ({
      ...{ name, hue, from: 'this run', dense: true },
      points: [{ x: 1, mean: 0.5, least: 0.5, most: 0.5, deviation: null, seeds: 1, wanted }],
    })),
  });
  const turned = { ...figure(1), title: 'a\u202eb' };
  expect(drawFigure(turned)).toMatch(/>aU\+202Eb</);
  expect(drawFigure(turned)).not.toContain('\u202e');
  const dots = (wanted: number) => drawFigure(figure(wanted)).match(/<circle /g)?.length ?? 0;
  expect([dots(1), dots(2)]).toEqual([2, 0]);
  const frame = { left: 50, right: 450, top: 0, bottom: 300 };
  const { x, y, beside, below } = placeLegend(figure(1), frame);
  expect([x, y > 300, beside, below > 16]).toEqual([50, true, 0, true]);
  expect(drawFigure(figure(1))).toContain(`height="${FIGURE_SIZE.height + below}"`);
});
