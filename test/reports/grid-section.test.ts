import { expect, it } from 'vitest';
import { EXPERIMENT_NAMES, experimentOf } from '../../src/experiments/catalogue.js';
import type { Cell } from '../../src/experiments/cell.js';
import { SCALES } from '../../src/experiments/experiment.js';
import { drawFigure } from '../../src/reports/draw-figure.js';
import { gridSection } from '../../src/reports/grid-section.js';
import { gridCell, resultOf } from './results.js';

/** Of the experiments that train nothing. */
const RESULTS = {
  'double-descent': { trainError: 0, testError: 0.5, norm: 1 },
  'kernel-norm': { trainError: 0, testError: 0.05, norm: 30 },
  approximation: { largestError: 0.1 },
};

it.each(EXPERIMENT_NAMES.flatMap((name) => SCALES.map((scale) => [name, scale] as const)))(
  '%s at scale %s has a figure or a table of its own, and its figures can be drawn',
  (name, scale) => {
    const { title, cells } = experimentOf(name, scale);
    const { figures, tables } = gridSection({
      experiment: name,
      scale,
      known: { name, scale, title, cells: cells as readonly Cell[] },
      operands: [],
      cells: (cells as readonly Cell[]).map((cell) =>
        gridCell(cell, RESULTS[name as keyof typeof RESULTS] ?? resultOf({})),
      ),
      digest: '',
    });
    expect(figures.length + tables.length).toBeGreaterThan(1);
    for (const figure of figures) {
      const svg = drawFigure(figure);
      expect(svg).toContain('<svg');
      expect(drawFigure(figure), 'whatever was drawn before').toBe(svg);
      for (const [, id] of svg.matchAll(/ id="([^"]+)"/g))
        expect(id.startsWith(`${figure.name}-`), id).toBe(true);
    }
    for (const { rows } of tables) expect(rows.length).toBeGreaterThan(0);
  },
);
