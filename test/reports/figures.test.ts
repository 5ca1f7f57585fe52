import { describe, expect, it } from 'vitest';
import type { TrainingCell } from '../../src/experiments/training-cell.js';
import { type Figure, published } from '../../src/reports/figure.js';
import { figures1a, paperFigure1a } from '../../src/reports/figure-1a.js';
import { figure1b } from '../../src/reports/figure-1b.js';
import { figures1c } from '../../src/reports/figure-1c.js';
import { figures2 } from '../../src/reports/figure-2.js';
import { fitTable } from '../../src/reports/fit-table.js';
import { placeLegend } from '../../src/reports/legend.js';
import { figureRandBesidePaper, figureRandXRandY } from '../../src/reports/rand-x-rand-y.js';
import { csvText, figureRows } from '../../src/reports/table.js';
import { runOf } from './results.js';

/** Two seeds at three rates: 4 and 5 epochs, then 6 and 10, then 8 and a seed that never fits. */
const runs = [
  runOf({ rate: 0, seed: 1 }, { epochs: 4, corruptedTestError: 0.3, testError: 0.3 }),
  runOf({ rate: 0, seed: 2 }, { epochs: 5, corruptedTestError: 0.5, testError: 0.4 }),
  runOf({ rate: 0.5, seed: 1 }, { epochs: 6, corruptedTestError: 0.7, testError: 0.6 }),
  runOf({ rate: 0.5, seed: 2 }, { epochs: 10, corruptedTestError: 0.75, testError: 0.7 }),
  runOf({ rate: 1, seed: 1 }, { epochs: 8, corruptedTestError: 0.9, testError: 0.9 }),
  runOf({ rate: 1, seed: 2 }, { epochs: null, corruptedTestError: 0.88, testError: 0.91 }),
];

describe('figure 1b', () => {
  it('divides each seed by itself at rate 0, and bars go from the least to the most', () => {
    const [own] = figure1b(runs, 'interpolation').series;
    expect(own.name).toBe('MLP 1x512');
    expect(own.points).toEqual([
      { x: 0, mean: 1, least: 1, most: 1, deviation: 0, seeds: 2, wanted: 2 },
      { x: 0.5, mean: 1.75, least: 1.5, most: 2, deviation: Math.sqrt(0.125), seeds: 2, wanted: 2 },
    ]);
  });

  it('draws no point where a seed never fitted, and says so', () => {
    const { notes } = figure1b(runs, 'interpolation');
    expect(notes.join(' ')).toContain(
      'Left out, for they were not fitted in time: MLP 1x512, rate 1 (1 of 2 seeds)',
    );
  });

  it('takes the criterion that was asked for', () => {
    const [own] = figure1b(runs, 'loss at most 0.05').series;
    expect(own.points[1].mean).toBeCloseTo((7 / 5 + 11 / 6) / 2, 12);
  });

  it('has the paper beside it, on the axis of the paper', () => {
    const { series, x, y, legend } = figure1b(runs, 'interpolation');
    const paper = series.filter(({ from }) => from === 'the paper');
    expect(paper.map(({ name }) => name)).toEqual(['Inception', 'AlexNet', 'MLP 1x512']);
    expect(paper[0].points.map(({ mean }) => mean)).toEqual([
      1, 1.6, 1.9, 2.2, 2.4, 2.5, 2.7, 2.9, 3.1, 3.6, 3.6,
    ]);
    expect([x.domain, y.domain, legend]).toEqual([[0, 1], [1, 4], 'top left']);
  });

  it('tells in the picture that seeds are missing, and marks the point', () => {
    const some = [...runs.slice(0, 3), runOf({ rate: 0.5, seed: 2 }, undefined)];
    const { warning, series } = figure1b(some, 'interpolation');
    expect(warning).toBe('Incomplete: 1 of 4 cells missing or in conflict');
    expect(series[0].points[1]).toMatchObject({ x: 0.5, mean: 1.5, seeds: 1, wanted: 2 });
  });
});

describe('figure 1c', () => {
  it('has both test errors, and the level of guessing', () => {
    const [corrupted, clean] = figures1c(runs);
    expect(corrupted.series[0].points.map(({ mean, least, most }) => [mean, least, most])).toEqual([
      [0.4, 0.3, 0.5],
      [0.725, 0.7, 0.75],
      [0.89, 0.88, 0.9],
    ]);
    expect(clean.series[0].points.map(({ mean }) => mean)).toEqual([0.35, 0.6499999999999999, 0.905]);
    expect(corrupted.levels).toEqual([{ y: 0.9, label: 'guessing: 0.9' }]);
    expect(
      corrupted.series.find(({ name, from }) => name === 'AlexNet' && from === 'the paper')?.points[0].mean,
    ).toBe(0.3011);
  });

  it('becomes CSV with its points', () => {
    const { columns, rows } = figureRows(figures1c(runs)[1]);
    expect(csvText(['a', 'b\nc'], columns, rows.slice(0, 1))).toBe(
      `# a
# b c
series,from,label corruption,"mean test error, true labels",least,most,standard deviation,seeds,seeds wanted
MLP 1x512,this run,0,0.35,0.3,0.4,${rows[0][6]},2,2
`,
    );
    expect(rows[0][6]).toBeCloseTo(Math.sqrt(0.005), 12);
  });
});

it('has its legend where it covers nothing: in its corner, in another one, or beside the frame', () => {
  const frame = { left: 0, right: 400, top: 0, bottom: 300 };
  const figure = (points: [number, number][]): Figure => ({
    ...{ name: 'f', title: '', x: { label: '', domain: [0, 1] }, y: { label: '', domain: [0, 1] } },
    ...{ levels: [], legend: 'top left', warning: '', notes: [] },
    series: points.map(([x, y]) => ({
      ...{ name: 's', hue: 0, from: 'this run', dense: false, points: [published(x, y)] },
    })),
  });
  const corners: [number, number][] = [
    [0.05, 0.95],
    [0.95, 0.95],
    [0.05, 0.05],
    [0.95, 0.05],
  ];
  const places = [0, 1, 2, 3, 4].map((taken) =>
    placeLegend(figure([[0.5, 0.5], ...corners.slice(0, taken)]), frame),
  );
  expect(places.map(({ x, y }) => [x < 200, y < 150])).toEqual([
    [true, true],
    [false, true],
    [true, false],
    [false, false],
    [false, true],
  ]);
  expect(places.map(({ x, beside }) => [x > 400, beside > 0])).toEqual([
    ...Array(4).fill([false, false]),
    [true, true],
  ]);
});

it('keeps its legend 5 pixels away from the points, on every side', () => {
  const frame = { left: 0, right: 412, top: 0, bottom: 312 };
  const place = (legend: Figure['legend'], x: number, y: number) =>
    placeLegend(
      {
        ...{ name: 'f', title: '', x: { label: '', domain: [6, 406] }, y: { label: '', domain: [306, 6] } },
        ...{ levels: [], legend, warning: '', notes: [] },
        series: [{ name: 's', hue: 0, from: 'this run', dense: true, points: [published(x, y)] }],
      },
      frame,
    );
  const free = place('top right', 6, 306);
  const [least, most] = [place('bottom left', 406, 6).y, 8 + 2 * 6 + 16];
  const isFree = (legend: Figure['legend'], x: number, y: number) => {
    const { x: left, y: top } = place(legend, x, y);
    return left > 200 === legend.endsWith('right') && top > 150 === legend.startsWith('bottom');
  };
  expect([isFree('top right', free.x - 5.5, 20), isFree('top right', free.x - 4.5, 20)]).toEqual([
    true,
    false,
  ]);
  const right = 8 + (412 - 8 - free.x);
  expect([isFree('top left', right + 5.5, 20), isFree('top left', right + 4.5, 20)]).toEqual([true, false]);
  expect([isFree('bottom left', 20, least - 5.5), isFree('bottom left', 20, least - 4.5)]).toEqual([
    true,
    false,
  ]);
  expect([isFree('top left', 20, most + 5.5), isFree('top left', 20, most + 4.5)]).toEqual([true, false]);
});

describe('figure 1a', () => {
  const curves = [
    runOf({ corruption: 'gaussian', rate: 1 }, { losses: [2.3, 2.2, null] }),
    runOf({ rate: 1 }, { losses: [2.3, 2.25, 2.2] }),
    runOf({ rate: 0, seed: 1 }, { losses: [2, 1, 0.5] }),
    runOf({ rate: 0, seed: 2 }, { losses: [1, 0.5] }),
  ];

  it('has the regimes in the order of the paper, over the steps, as far as all seeds go', () => {
    const [own, paper] = figures1a(curves);
    expect(own.series.map(({ name }) => name)).toEqual(['true labels', 'random labels', 'gaussian']);
    expect(own.series[0].points.map(({ x, mean, least, most }) => [x, mean, least, most])).toEqual([
      [4, 1.5, 1, 2],
      [8, 0.75, 0.5, 1],
    ]);
    expect(own.series[2].points.length).toBe(2);
    expect(own.x).toMatchObject({ label: 'steps', domain: [0, 12] });
    expect(paper.name).toBe('figure-1a-paper');
  });

  it('has the paper in the same picture where there are thousands of steps', () => {
    const long = curves.map(({ result, ...run }) => ({
      ...run,
      ...(result && { result: { ...result, stepsPerEpoch: 2000 } }),
    }));
    const figures = figures1a(long);
    expect(figures.length).toBe(1);
    expect(figures[0].x).toMatchObject({ label: 'thousand steps', domain: [0, 25] });
    expect(figures[0].series[0].points[0].x).toBe(2);
    expect(figures[0].series.filter(({ from }) => from === 'the paper').length).toBe(5);
  });

  it('has the points of the paper', () => {
    const { series, x, y } = paperFigure1a();
    expect(series[1].name).toBe('random labels');
    expect(series[1].points[0]).toMatchObject({ x: 0.391, mean: 2.30337 });
    expect([x.domain, y.domain]).toEqual([
      [0, 25],
      [0, 2.5],
    ]);
  });
});

it('figure 2 has accuracies with and without batch normalisation', () => {
  const [figure] = figures2([
    runOf({ model: { kind: 'smallInception' } }, { losses: [2, 1], testError: 0.25 }),
    runOf({ model: { kind: 'smallInception', normalization: 'none' } }, { losses: [2, 1], testError: 0.5 }),
  ]);
  expect(figure.series.map(({ name, points }) => [name, points.map(({ mean }) => mean)])).toEqual([
    ['test, Inception', [0.75, 0.75]],
    ['train, Inception', [0.5, 0.75]],
    ['test, Inception without BN', [0.5, 0.5]],
    ['train, Inception without BN', [0.5, 0.75]],
  ]);
});

it('randX and randY share the point at rate 0', () => {
  const { series } = figureRandXRandY(
    [
      runOf({ rate: 0 }, { epochs: 2 }),
      runOf({ corruption: 'gaussian', rate: 1 }, { epochs: 4 }),
      runOf({ corruption: 'labels', rate: 1 }, { epochs: 9 }),
    ],
    'interpolation',
  );
  expect(series.map(({ points }) => points.map(({ x, mean }) => [x, mean]))).toEqual([
    [
      [0, 2],
      [1, 4],
    ],
    [
      [0, 2],
      [1, 9],
    ],
  ]);
});

it('beside the paper, the times over random inputs and labels are those of their own seeds without noise', () => {
  const times: readonly [Partial<TrainingCell>, number][] = [
    [{ rate: 0, seed: 1 }, 2],
    [{ rate: 0, seed: 2 }, 4],
    [{ corruption: 'gaussian', rate: 1, seed: 1 }, 1],
    [{ corruption: 'gaussian', rate: 1, seed: 2 }, 4],
    [{ corruption: 'labels', rate: 1, seed: 1 }, 6],
    [{ corruption: 'labels', rate: 1, seed: 2 }, 6],
  ];
  const { series } = figureRandBesidePaper(
    times.map(([cell, epochs]) => runOf(cell, { epochs })),
    'interpolation',
  );
  const [randX, randY, ...paper] = series;
  expect([randX, randY].map(({ points }) => points.map(({ mean }) => mean))).toEqual([
    [1, 0.75],
    [1, 2.25],
  ]);
  expect(paper.map(({ name, from }) => `${name}: ${from}`)).toEqual([
    'Inception: the paper',
    'AlexNet: the paper',
    'MLP 1x512: the paper',
  ]);
  expect(new Set(series.map(({ hue }) => hue)).size).toBe(5);
});

it('no name of a file has a space in it', () => {
  const criterion = 'loss at most 0.05';
  const names = [figure1b, figureRandXRandY].map((figure) => figure(runs, criterion).name);
  expect(names).toEqual(['figure-1b-loss-at-most-0.05', 'rand-x-rand-y-loss-at-most-0.05']);
});

it('the table of fits keeps corruptions apart', () => {
  const { rows } = fitTable(
    [
      runOf({ rate: 0 }, { epochs: 2 }),
      runOf({ corruption: 'gaussian', rate: 1 }, { epochs: 4 }),
      runOf({ corruption: 'labels', rate: 1 }, { epochs: null }),
    ],
    'figure-1a',
  );
  const interpolation = rows.filter(([, , , criterion]) => criterion === 'interpolation');
  expect(
    interpolation.map(([, corruption, rate, , epochs, , , relative, , , fitted]) => [
      corruption,
      rate,
      epochs,
      relative,
      fitted,
    ]),
  ).toEqual([
    ['labels', 0, 2, 1, '1 of 1'],
    ['gaussian', 1, 4, 2, '1 of 1'],
    ['labels', 1, null, null, '0 of 1'],
  ]);
});
