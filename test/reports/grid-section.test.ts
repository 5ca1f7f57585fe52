import { expect, it } from 'vitest';
import { EXPERIMENT_NAMES, type ExperimentName, experimentOf } from '../../src/experiments/catalogue.js';
import type { Cell } from '../../src/experiments/cell.js';
import { SCALES, type Scale } from '../../src/experiments/experiment.js';
import { drawFigure } from '../../src/reports/draw-figure.js';
import { gridSection } from '../../src/reports/grid-section.js';
import type { Section } from '../../src/reports/section.js';
import { gridCell, resultOf } from './results.js';

/** Of the experiments that train nothing. */
const RESULTS = {
  'double-descent': { trainError: 0, testError: 0.5, norm: 1 },
  'kernel-norm': { trainError: 0, testError: 0.05, norm: 30 },
  approximation: { largestError: 0.1 },
};

/** What is drawn of an experiment whose cells all have a result. */
function sectionOf(name: ExperimentName, scale: Scale): Section {
  const { title, cells } = experimentOf(name, scale);
  return gridSection({
    experiment: name,
    scale,
    known: { name, scale, title, cells: cells as readonly Cell[] },
    operands: [],
    cells: (cells as readonly Cell[]).map((cell) =>
      gridCell(cell, RESULTS[name as keyof typeof RESULTS] ?? resultOf({})),
    ),
    digest: '',
  });
}

it('names the data of a figure, and those of the paper if it is in the same picture', () => {
  const sections = (['figure-1a', 'figure-1bc', 'double-descent', 'approximation'] as const).map((name) =>
    sectionOf(name, 'small'),
  );
  const data = sections.map(({ figures }) => figures.map((figure) => figure.data));
  const both = '2,000 images of CIFAR-10; the paper: 50,000 images of CIFAR-10';
  expect(data[0]).toEqual(['2,000 images of CIFAR-10', '50,000 images of CIFAR-10']);
  expect(data[1].slice(0, -1).every((text) => text === both)).toBe(true);
  expect(data[1].at(-1)).toBe('2,000 images of CIFAR-10'); // true test labels, which the paper does not draw
  expect(data[2]).toEqual(['500 images of MNIST']);
  expect(data[3]).toEqual([undefined]);
});

it.each(EXPERIMENT_NAMES.flatMap((name) => SCALES.map((scale) => [name, scale] as const)))(
  '%s at scale %s has a figure or a table of its own, and its figures can be drawn',
  (name, scale) => {
    const { cells } = experimentOf(name, scale);
    const { figures, tables } = sectionOf(name, scale);
    expect(figures.length + tables.length).toBeGreaterThan(1);
    for (const figure of figures) {
      const svg = drawFigure(figure);
      expect(svg).toContain('<svg');
      if (cells.some((cell) => 'data' in cell)) expect(svg).toContain(figure.data);
      expect(drawFigure(figure), 'whatever was drawn before').toBe(svg);
      for (const [, id] of svg.matchAll(/ id="([^"]+)"/g))
        expect(id.startsWith(`${figure.name}-`), id).toBe(true);
    }
    for (const { rows } of tables) expect(rows.length).toBeGreaterThan(0);
  },
);
