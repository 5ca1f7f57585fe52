import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { GridPart } from '../experiments/grid-part.js';
import { replaceFile } from '../node/whole-file.js';
import { drawFigure } from './draw-figure.js';
import { type DrawnExperiment, openDrawn } from './drawn-experiment.js';
import { type Facts, type Maker, makerFacts } from './facts.js';
import type { Figure } from './figure.js';
import { type Operand, sectionsOf } from './operands.js';
import { withOwnNames } from './own-names.js';
import { openRasterizer } from './png.js';
import { reportPage } from './report-page.js';
import type { Section } from './section.js';
import { csvText, figureRows, type Table, tableMarkdown } from './table.js';

interface ReportJob extends Maker {
  readonly operands: readonly Operand[];
  /** The experiment that draws grids that are not ready-made. */
  readonly experiment?: string | DrawnExperiment | undefined;
  /** The part of each store and table that it is about. Default: the whole. */
  readonly part?: GridPart;
  /** The folder of the report's files, made if it is missing. */
  readonly out: string;
  /** Whether each figure is written as PNG as well, which needs the package `@resvg/resvg-wasm`. */
  readonly png: boolean;
}

/** What was written. */
export interface WrittenReport {
  /** The path of the page. */
  readonly page: string;
  /** The names of all files in the folder that were written. */
  readonly files: readonly string[];
  /** Whether every cell of every grid has exactly one result. */
  readonly complete: boolean;
}

/**
 * Writes a report: a page, each figure as SVG, PNG and CSV, each table as CSV and Markdown, and everything as JSON. All of it
 * is made before the first file is written.
 */
export async function writeReport(job: ReportJob): Promise<WrittenReport> {
  const { operands, experiment, part, out, png, ...maker } = job;
  const sections = withOwnNames(sectionsOf(operands, experiment ? await openDrawn(experiment) : [], part));
  const rasterize = png ? await openRasterizer() : undefined;
  const made = makerFacts(maker);
  const files = new Map<string, string | Uint8Array>();
  for (const section of sections) {
    const facts = [...section.facts, ...made].map(([name, text]) => `${name}: ${text}`);
    const comments = ({ title, warning, notes }: Figure | Table) => [
      title,
      ...(warning ? [warning] : []),
      ...notes,
      ...facts,
    ];
    for (const figure of section.figures) {
      const { name } = figure;
      const svg = drawFigure(figure);
      const { columns, rows } = figureRows(figure);
      files.set(`${name}.svg`, svg);
      if (rasterize) files.set(`${name}.png`, rasterize(svg));
      files.set(`${name}.csv`, csvText(comments(figure), columns, rows));
    }
    for (const table of section.tables) {
      const { name, columns, rows } = table;
      files.set(`${name}.csv`, csvText(comments(table), columns, rows));
      files.set(`${name}.md`, tableMarkdown(table));
    }
  }
  files.set('report.json', reportJson(sections, made));
  files.set('report.html', reportPage(sections, made, png));
  mkdirSync(out, { recursive: true });
  for (const [name, content] of files) replaceFile(join(out, name), content);
  const complete = sections.every((section) => section.complete);
  return { page: join(resolve(out), 'report.html'), files: [...files.keys()], complete };
}

function reportJson(sections: readonly Section[], made: Facts): string {
  const report = {
    format: 1,
    report: Object.fromEntries(made),
    sections: sections.map(({ title, facts, problems, figures, tables }) => ({
      title,
      facts: Object.fromEntries(facts),
      problems,
      figures,
      tables,
    })),
  };
  return `${JSON.stringify(report, null, 1)}\n`;
}
