import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type Cell,
  cellId,
  EXPERIMENT_NAMES,
  type ExperimentName,
  experimentOf,
} from 'rethink-gen/experiments';
import { sha256 } from '../../../src/digests/sha256.js';
import { drawFigure } from '../../../src/reports/draw-figure.js';
import { gridSection } from '../../../src/reports/grid-section.js';
import type { Section } from '../../../src/reports/section.js';
import { type Table, tableMarkdown } from '../../../src/reports/table.js';
import { decide } from '../decide.js';
import { readRows, readTables } from '../read-tables.js';
import { aloneText } from './alone-text.js';
import { augmentationText } from './augmentation-text.js';
import { criteriaText } from './criteria-text.js';
import { kernelSizeText } from './kernel-size-text.js';
import { noiseAndDataText } from './noise-and-data-text.js';
import { notShownText } from './not-shown-text.js';
import { fittingText, paperSizeFigure1, paperSizeFigures, paperSizeTable1 } from './paper-size.js';
import { pilotText, readPilot } from './pilot-text.js';
import { settingsText } from './settings-text.js';
import { slowdownText } from './slowdown-text.js';
import { statementsPage } from './statements-page.js';

const SCALE = 'small';

/** The published table of an experiment; undefined if there is none. */
function sectionOf(folder: string, name: ExperimentName): Section | undefined {
  const path = join(folder, `${name}.jsonl`);
  if (!existsSync(path)) return undefined;
  const results = new Map(readRows(path).map(({ id, result }) => [id, result]));
  const { title, cells } = experimentOf(name, SCALE);
  const merged = (cells as readonly Cell[]).map((cell) => {
    const result = results.get(cellId(cell)) as Cell | undefined;
    return { cell, id: cellId(cell), ...(result && { result }) };
  });
  const known = { name, scale: SCALE, title, cells: cells as readonly Cell[] } as const;
  const digest = sha256(readFileSync(path));
  return gridSection({
    experiment: name,
    scale: SCALE,
    known,
    operands: [`${name}.jsonl`],
    cells: merged,
    digest,
  });
}

/**
 * The generated files, by their paths from `docs`: the page of the statements, the generated parts of the page of the results,
 * and the figures that it shows.
 *
 * @param tables the folder of the published tables
 * @param page the page of the results, whose parts stand between comments: `<!-- from: NAME -->` and `<!-- end -->`
 */
export function generatedFiles(tables: string, page: string): ReadonlyMap<string, string> {
  const [rows, pilot] = [readTables(tables), join(tables, 'pilot.jsonl')];
  const paperSize = readRows(join(tables, 'paper-size.jsonl'));
  const findings = decide(rows);
  const sections = new Map(EXPERIMENT_NAMES.map((name) => [name, sectionOf(tables, name)]));
  const parts: Readonly<Record<string, () => string>> = {
    alone: () => aloneText(findings),
    settings: settingsText,
    pilot: () => pilotText(pilot),
    criteria: () => criteriaText(rows.get('figure-1bc')),
    'noise-and-data': () => noiseAndDataText(rows.get('noise-and-data')),
    'paper size, Table 1': () => paperSizeTable1(paperSize),
    'paper size, Figure 1': () => paperSizeFigure1(paperSize),
    fitting: () => fittingText(paperSize, readRows(join(tables, 'fitting.jsonl'))),
    slowdown: () => slowdownText(rows.get('slowdown')),
    augmentation: () => augmentationText(rows.get('table-4'), readRows(join(tables, 'augmentation.jsonl'))),
    'kernel-size': () => kernelSizeText(readRows(join(tables, 'kernel-size.jsonl'))),
    'not shown': () => notShownText(findings),
    ...Object.fromEntries([...sections].map(([name, section]) => [name, () => sectionText(section)])),
  };
  const text = page.replace(/<!-- from: (.+?) -->[\s\S]*?<!-- end -->/g, (_, name: string) => {
    if (!Object.hasOwn(parts, name))
      throw new Error(`results.md has a part ${name}, which no text is made for`);
    return `<!-- from: ${name} -->\n\n${parts[name]()}\n\n<!-- end -->`;
  });
  const swept = [...sections.values()].flatMap((section) => section?.figures ?? []);
  const figures = [...swept, ...paperSizeFigures(paperSize)];
  return new Map([
    ['results.md', text],
    ['statements.md', statementsPage(findings, readPilot(pilot))],
    ...figures.map((figure) => [`results/${figure.name}.svg`, drawFigure(figure)] as const),
  ]);
}

function sectionText(section: Section | undefined): string {
  if (!section) return 'Not run yet.';
  const { title, facts, problems, figures, tables } = section;
  const notesSoFar = new Set<string>();
  const isNew = (note: string) => !notesSoFar.has(note) && notesSoFar.add(note);
  const told = ['cells', 'seeds', 'data', 'environment', 'merged table, SHA-256'];
  return [
    `### ${title}`,
    facts
      .filter(([name]) => told.includes(name))
      .map(([name, text]) => `- ${name}: \`${text}\``)
      .join('\n'),
    ...problems.map(({ text }) => `**${text}**`),
    ...figures.map(
      ({ name, title: alt, notes }) => `![${alt}](results/${name}.svg)\n\n${notes.filter(isNew).join(' ')}`,
    ),
    ...tables.filter(({ place }) => place !== 'folded').map(tableText),
  ].join('\n\n');
}

/** More rows than this are folded. */
const MOST_ROWS = 16;

function tableText(table: Table): string {
  const text = tableMarkdown(table).trim();
  if (table.rows.length <= MOST_ROWS) return text;
  return `<details>\n<summary>${table.title}</summary>\n\n${text}\n\n</details>`;
}
