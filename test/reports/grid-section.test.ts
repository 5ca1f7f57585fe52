import { expect, it } from 'vitest';
import { EXPERIMENT_NAMES, experimentOf } from '../../src/experiments/catalogue.js';
import { SCALES } from '../../src/experiments/experiment.js';
import { drawFigure } from '../../src/reports/draw-figure.js';
import { gridSection } from '../../src/reports/grid-section.js';
import { gridCell, resultOf } from './results.js';

it.each(EXPERIMENT_NAMES.flatMap((name) => SCALES.map((scale) => [name, scale] as const)))(
  '%s at scale %s has a figure or a table of its own, and its figures can be drawn',
  (name, scale) => {
    const { title, cells } = experimentOf(name, scale);
    const { figures, tables } = gridSection({
      experiment: name,
      scale,
      known: { name, scale, title, cells },
      operands: [],
      cells: cells.map((cell) => gridCell(cell, resultOf({}))),
      digest: '',
    });
    expect(figures.length + tables.length).toBeGreaterThan(1);
    for (const figure of figures) expect(drawFigure(figure)).toContain('<svg');
    for (const { rows } of tables) expect(rows.length).toBeGreaterThan(0);
  },
);
