import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CLAIMS } from '../../examples/findings/claims.js';
import { decide } from '../../examples/findings/decide.js';
import type { Measured, Noise } from '../../examples/findings/parts.js';
import type { Row, Tables, Training } from '../../examples/findings/rows.js';
import { conditionOf } from '../../examples/findings/rows.js';
import {
  contrast,
  contrastAlone,
  holm,
  type Layout,
  level,
  pLarger,
  power,
} from '../../examples/findings/statistics.js';
import { cellsOf, type Swept } from '../../examples/findings/swept.js';
import { TRAINING_NAMES } from '../../src/experiments/catalogue.js';
import { cellId } from '../../src/experiments/cell.js';

/** What a made-up world gives: by a condition, and a standard normal number of the training's own. */
interface World {
  readonly epochs: (condition: string, noise: number) => number;
  readonly error: (condition: string, noise: number) => number;
  readonly trainError: number;
  readonly recovery: (noise: number) => number;
  readonly gain: (condition: string, noise: number) => number;
  readonly kernel: (features: string, noise: number) => { norm: number; testError: number };
  readonly features: (ratio: number, noise: number) => number;
  /** Of data and noise by their measures, by whether labels or images are random. */
  readonly measured: (isRandom: boolean, dropped: boolean, noise: number) => Measured;
}

/** Numbers that look standard normal: sums of twelve of a linear congruential generator. */
function noises(seed: number): () => number {
  let state = seed;
  const uniform = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  return () => Array.from({ length: 12 }, uniform).reduce((sum, value) => sum + value, -6);
}

const shareOf = (condition: string) => Number(condition.match(/labels ([\d.]+)$/)?.[1] ?? 0);

/** The share of wrongly labelled examples that a network predicts as true before it has learned anything. */
const GUESSED = 0.1;

/** The world as the paper has it. */
const PAPER: World = {
  epochs: (condition, noise) => {
    const share = shareOf(condition);
    const base = condition.includes('gaussian') ? (condition.startsWith('the CNN') ? 7 : 20) : 10;
    const regime = condition.includes('shuffled') ? 14 : condition.includes('random pixels') ? 22 : base;
    return regime * (1 + (share > 0 ? 0.6 + 2 * share : 0)) * Math.exp(0.03 * noise);
  },
  error: (condition, noise) => {
    const base = condition.startsWith('MLP') ? 0.6 : condition.startsWith('AlexNet') ? 0.5 : 0.42;
    const helped =
      (condition.includes('randomCrop') ? -0.05 : 0) + (condition.includes('without BN') ? 0.04 : 0);
    return base + helped + (0.9 - base - helped) * shareOf(condition) + 0.003 * noise;
  },
  trainError: 0,
  recovery: (noise) => 0.3 + 0.01 * noise,
  gain: (condition, noise) => (shareOf(condition) > 0 ? 0.08 : 0) + 0.002 * noise,
  kernel: (features, noise) => ({
    norm: (features === 'gabor' ? 50 : 40) * Math.exp(0.002 * noise),
    testError: (features === 'gabor' ? 0.015 : 0.04) + 0.0005 * noise,
  }),
  features: (ratio, noise) => (ratio === 1 ? 0.85 : 0.4) + 0.01 * noise,
  measured: (isRandom, dropped, noise) => ({
    gini: (isRandom ? 0.25 : 0.45) + 0.01 * noise,
    ratio: (isRandom ? 0.9 : 0.5) + 0.01 * noise,
    trainError: (isRandom && dropped ? 0.1 : 0.0) + 0.005 * noise,
    testError: (isRandom ? 0.9 : 0.1) + (dropped ? -0.01 : 0) + 0.005 * noise,
  }),
};

const alike = (value: number): Measured => ({
  gini: value,
  ratio: value,
  trainError: value,
  testError: value,
});

/** Nothing but chance. */
const CHANCE: World = {
  ...PAPER,
  epochs: (_, noise) => 20 * Math.exp(0.1 * noise),
  error: (_, noise) => 0.5 + 0.01 * noise,
  trainError: 0.9,
  recovery: (noise) => GUESSED + 0.02 * noise,
  gain: (_, noise) => 0.01 * noise,
  kernel: (_, noise) => ({ norm: 40 * Math.exp(0.02 * noise), testError: 0.04 + 0.002 * noise }),
  features: (_, noise) => 0.5 + 0.02 * noise,
  measured: (_isRandom, _dropped, noise) => alike(0.4 + 0.01 * noise),
};

/** A network that does not see what is done to its data: every training takes as long and errs as much, exactly. */
const BLIND: World = {
  ...CHANCE,
  epochs: () => 20,
  error: () => 0.5,
  recovery: () => GUESSED,
  gain: () => 0,
  kernel: () => ({ norm: 40, testError: 0.04 }),
  features: () => 0.5,
  measured: () => alike(0.4),
};

/** A network that noise helps, and everything else is the other way round, too. */
const REVERSED: World = {
  ...PAPER,
  epochs: (condition, noise) => 1000 / PAPER.epochs(condition, noise),
  error: (condition, noise) => 1 - PAPER.error(condition, noise),
  trainError: 0.5,
  recovery: () => GUESSED,
  gain: (condition) => (shareOf(condition) > 0 ? -0.05 : 0.1),
  kernel: (features, noise) => PAPER.kernel(features === 'gabor' ? 'pixels' : 'gabor', noise),
  features: (ratio, noise) => (ratio === 1 ? 0.2 : 0.4) + 0.01 * noise,
  measured: (isRandom, dropped, noise) => {
    const { gini, ratio, trainError, testError } = PAPER.measured(!isRandom, dropped, noise);
    return { gini, ratio, trainError: -trainError, testError: 1 - testError };
  },
};

function trainingRow(cell: Training['cell'], world: World, noise: () => number): object {
  const condition = conditionOf({ cell } as Training);
  const testError = world.error(condition, noise());
  const epochs = world.epochs(condition, noise());
  const last = { epoch: 60, trainError: world.trainError, onlineError: world.trainError, testError };
  return {
    epochsTo: { interpolation: epochs || null, 'accuracy at least 0.95': epochs || null },
    last,
    chosen: { ...last, testError: testError - world.gain(condition, noise()) },
    history: { corruptedOriginalError: [0.9, 0.9 - world.recovery(noise()), 0.9] },
  };
}

function resultOf(name: Swept, cell: object, world: World, noise: () => number): object {
  if (name === 'slowdown' || TRAINING_NAMES.some((training) => training === name)) {
    return trainingRow(cell as Training['cell'], world, noise);
  }
  if (name === 'noise-and-data') {
    const { corruption, rate, dropout } = cell as Noise;
    return world.measured(corruption !== 'labels' || rate === 1, (dropout ?? 0) > 0, noise());
  }
  const { features, data } = cell as { features: string | number; data?: { train: number } };
  if (name === 'kernel-norm') return world.kernel(String(features), noise());
  return { testError: world.features(Number(features) / (data?.train ?? 1), noise()) };
}

/** The tables of all claims' experiments in a world. */
function tablesOf(world: World, seed = 1): Tables {
  const names = new Set(CLAIMS.map(({ experiment }) => experiment));
  const noise = noises(seed);
  return new Map(
    [...names].map((name) => {
      const rows = cellsOf(name).map((cell) => ({
        id: cellId(cell),
        cell,
        result: resultOf(name, cell, world, noise),
      }));
      return [name, rows as unknown as readonly Row[]];
    }),
  );
}

/** What is so in these worlds: early stopping gains little, and the trainings come to an end. */
const TRUE_BY_CHANCE = /gains less|every image/;

const shown = (world: World, seed?: number) =>
  decide(tablesOf(world, seed)).filter(({ verdict }) => verdict === 'shown');

describe('the claims', () => {
  it.each([1, 2, 3])('are all shown in the world of the paper, noise %i', (seed) => {
    const missed = decide(tablesOf(PAPER, seed)).filter(({ verdict }) => verdict !== 'shown');
    expect(missed.map(({ claim, evidence }) => `${claim.text}: ${evidence}`)).toEqual([]);
  });

  it.each([
    ['differs by chance only', CHANCE],
    ['does not see what is done', BLIND],
    [
      'takes a thousandth longer on noise',
      { ...BLIND, epochs: (condition: string) => 20 + 0.02 * shareOf(condition) },
    ],
    ['does the contrary', REVERSED],
  ])('show nothing of a network that %s', (_, world) => {
    for (const seed of [1, 2, 3, 4, 5]) {
      const wrongly = shown(world, seed).filter(({ claim }) => !TRUE_BY_CHANCE.test(claim.text));
      expect(wrongly.map(({ claim, evidence }) => `${claim.text}: ${evidence}`)).toEqual([]);
    }
  });

  it('do not show that early stopping gains little if it gains much', () => {
    const world = { ...PAPER, gain: () => 0.06 };
    expect(shown(world).some(({ claim }) => claim.text.includes('gains less'))).toBe(false);
  });

  it('do not show that trainings fit if one of them does not', () => {
    const counts = [
      { count: 'five regimes', experiment: 'figure-1a' },
      { count: 'every share', experiment: 'figure-1bc' },
      { count: 'regularisation does not stop', experiment: 'table-4' },
      { count: 'four networks', experiment: 'table-1' },
    ] as const;
    for (const { count, experiment } of counts) {
      const whole = tablesOf(PAPER);
      const findingOf = (tables: Tables) => decide(tables).find(({ claim }) => claim.text.includes(count));
      expect(findingOf(whole)?.verdict).toBe('shown');
      const never = { epochsTo: { interpolation: null }, last: { trainError: 0.5, onlineError: 0.5 } };
      const rows = whole.get(experiment) as readonly Row[];
      const lost = rows.filter(({ cell }) => cell.rate === 1)[0];
      const less = rows.map((row) => (row === lost ? { ...row, result: { ...row.result, ...never } } : row));
      expect(findingOf(new Map([...whole, [experiment, less]]))?.verdict).toBe('not shown');
    }
  });

  it('are told to be contrary if they are', () => {
    const findings = decide(tablesOf(REVERSED));
    expect(findings.filter(({ verdict }) => verdict === 'contrary').length).toBeGreaterThan(20);
  });

  it('are not told to be contrary by chance', () => {
    for (const seed of [1, 2, 3, 4, 5])
      expect(decide(tablesOf(CHANCE, seed)).filter(({ verdict }) => verdict === 'contrary')).toEqual([]);
  });

  it.each([
    ['differs by chance only', CHANCE],
    ['does not see what is done', BLIND],
    ['does the contrary', REVERSED],
  ])('show nothing of tables in files, by the command that reads them, of a network that %s', (_, world) => {
    const folder = mkdtempSync(join(tmpdir(), 'findings-'));
    for (const [name, rows] of tablesOf(world))
      writeFileSync(join(folder, `${name}.jsonl`), rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
    const { status, stdout } = spawnSync('npx', ['tsx', 'examples/findings.ts', folder], {
      encoding: 'utf8',
    });
    rmSync(folder, { recursive: true });
    expect(stdout.trim().split('\n').length).toBe(CLAIMS.length);
    expect(stdout).not.toContain('not tested');
    const wrongly = stdout
      .split('\n')
      .filter((line) => line.startsWith('shown') && !TRUE_BY_CHANCE.test(line));
    expect(wrongly).toEqual([]);
    expect(status).toBe(1);
  });

  it('are not tested without a table, and not shown if trainings never fit', () => {
    expect(decide(new Map()).every(({ verdict }) => verdict === 'not tested')).toBe(true);
    const never = decide(tablesOf({ ...PAPER, epochs: () => 0 }));
    const times = never.filter(({ claim }) => /longer/.test(claim.text));
    expect(times.length).toBeGreaterThan(10);
    expect(
      times.every(({ verdict, evidence }) => verdict === 'not shown' && evidence.includes('never')),
    ).toBe(true);
  });

  it('compare conditions that the grids have', () => {
    expect(CLAIMS.length).toBeGreaterThan(25);
    expect(decide(tablesOf(PAPER)).filter(({ evidence }) => /no such number| of 0 /.test(evidence))).toEqual(
      [],
    );
  });
});

describe('the statistics', () => {
  const layout = (values: Readonly<Record<string, readonly number[]>>) =>
    new Map(Object.entries(values).map(([name, row]) => [name, new Map(row.map((v, s) => [String(s), v]))]));

  it('of two conditions are those of the paired t test', () => {
    // differences 1, 2, 3: mean 2, deviation 1, so t = 2 sqrt(3) with 2 degrees of freedom
    const estimate = contrast(layout({ a: [3, 7, 5], b: [2, 5, 2] }), { a: 1, b: -1 });
    expect(estimate).toMatchObject({ effect: 2, degrees: 2 });
    expect(estimate?.standardError).toBeCloseTo(1 / Math.sqrt(3), 12);
    // Student's distribution with 2 degrees: P(T > t) = (1 - t / sqrt(2 + t^2)) / 2
    if (estimate) expect(pLarger(estimate, 0)).toBeCloseTo((1 - Math.sqrt(12 / 14)) / 2, 10);
  });

  it('take a condition without a value out, and only that', () => {
    const table = layout({ a: [3, 7, 5], b: [2, 5, 2] });
    const more = new Map<string, ReadonlyMap<string, number | null>>([
      ...table,
      ['c', new Map([['0', null]])],
    ]);
    expect(contrast(more, { a: 1, b: -1 })).toEqual(contrast(table, { a: 1, b: -1 }));
    expect(contrast(more, { a: 1, c: -1 })).toBeUndefined();
  });

  it('of one condition pool the variances', () => {
    const estimate = level(layout({ a: [1, 3], b: [10, 14] }), 'a');
    const scale = Math.sqrt(1 / 2);
    const standardError = Math.sqrt((2 + 8) / 2) * scale;
    expect(estimate).toEqual({ effect: 2, standardError, degrees: 2, seeds: 2, scale });
  });

  it('of the claim alone take no other condition into account', () => {
    const table = layout({ a: [3, 7, 5], b: [2, 5, 2], c: [0, 100, 7] });
    const estimate = contrastAlone(table, { a: 1, b: -1 });
    expect(estimate).toMatchObject({ effect: 2, degrees: 2, seeds: 3 });
    expect(estimate?.standardError).toBeCloseTo(1 / Math.sqrt(3), 12);
    expect(contrastAlone(layout({ a: [1, 3] }), { a: 1, b: -1 })).toBeUndefined();
  });

  // The effect is 2: between the first two conditions, whatever the seeds are, or of the first one.
  it.each([
    ['of two conditions', 3, (table: Layout) => contrast(table, { c0: 1, c1: -1 })],
    ['of one condition', 0, (table: Layout) => level(table, 'c0')],
    ['of the claim alone', 3, (table: Layout) => contrastAlone(table, { c0: 1, c1: -1 })],
  ] as const)(
    '%s err at their level, and not more often, where the effect is what is asked',
    (_, blocks, estimateOf) => {
      // 4,000 tables of five conditions and three seeds, each as wrong by chance as their level says: within five deviations of it
      const noise = noises(7);
      const tables = 4000;
      for (const errorRate of [0.05, 0.01]) {
        let wrong = 0;
        for (let t = 0; t < tables; t++) {
          const seeds = Array.from({ length: 3 }, noise);
          const rows = Array.from({ length: 5 }, (_, k) =>
            seeds.map((seed) => blocks * seed + noise() + (k === 0 ? 2 : 0)),
          );
          const table = layout(Object.fromEntries(rows.map((row, k) => [`c${k}`, row])));
          const estimate = estimateOf(table);
          if (estimate && pLarger(estimate, 2) <= errorRate) wrong++;
        }
        const deviation = Math.sqrt(tables * errorRate * (1 - errorRate));
        expect(Math.abs(wrong - tables * errorRate)).toBeLessThan(5 * deviation);
      }
    },
  );

  it('have the level at the margin, and half the power a critical value beyond', () => {
    expect(power(1, 1, { standardError: 2, degrees: 9 }, 0.05)).toBeCloseTo(0.05, 10);
    expect(power(1 + 2 * 1.8331129, 1, { standardError: 2, degrees: 9 }, 0.05)).toBeCloseTo(0.5, 6);
  });

  it('are adjusted as Holm does', () => {
    expect(holm([0.01, 0.04, 0.03])).toEqual([0.03, 0.06, 0.06]);
  });
});
