import { drawFigure } from './draw-figure.js';
import { type Facts, factsOf } from './facts.js';
import type { Figure } from './figure.js';
import { fontFaces } from './fonts.js';
import { escaped, htmlPage, htmlRow } from './html.js';
import { problemsOf } from './problems.js';
import type { Section } from './section.js';
import { entryText, isNumeric, type Table } from './table.js';

/** Rows of a table that stand on the page; all of them are in its CSV file. */
const ROWS = 500;

/** A report as one page: for each grid its problems, figures and tables, and where they come from. */
export function sweepPage(sections: readonly Section[], maker: Facts, png: boolean): string {
  const title = sections.length === 1 ? sections[0].title : 'Experiments';
  return htmlPage(
    title,
    `<h1>${escaped(title)}</h1>
${sections.map((section) => sectionHtml(section, sections.length > 1, png)).join('\n')}
<h2>This report</h2>
${factsHtml(maker)}
`,
    fontFaces(),
  );
}

function sectionHtml({ source, title, figures, tables }: Section, several: boolean, png: boolean): string {
  const [cells, others] = [tables[tables.length - 1], tables.slice(0, -1)];
  return [
    ...(several ? [`<h2>${escaped(title)}</h2>`] : []),
    ...problemsOf(source).map(
      ({ text, cells }) =>
        `<p class="alarm"><strong>${escaped(text)}.</strong></p>${cells.length > 0 ? `<details><summary>Which</summary><pre>${escaped(cells.join('\n'))}</pre></details>` : ''}`,
    ),
    ...(figures.length > 0
      ? [`<div class="figures">\n${figures.map((figure) => figureHtml(figure, png)).join('\n')}\n</div>`]
      : []),
    ...others.map((table) => tableHtml(table)),
    source.known ? `<details><summary>All cells</summary>${tableHtml(cells)}</details>` : tableHtml(cells),
    '<h3>Where the numbers come from</h3>',
    factsHtml(factsOf(source)),
  ].join('\n');
}

function figureHtml(figure: Figure, png: boolean): string {
  const { name, notes } = figure;
  return `<figure>${drawFigure(figure).trim()}
<figcaption>${notes.map(escaped).join(' ')} ${filesHtml(name, ['svg', ...(png ? ['png'] : []), 'csv'])}</figcaption></figure>`;
}

function tableHtml({ name, title, columns, rows, warning, notes }: Table): string {
  const classes = columns.map((_, column) => (isNumeric(rows, column) ? '' : 'text'));
  const more =
    rows.length > ROWS ? ` The first ${ROWS} of ${rows.length} rows; all of them are in the CSV file.` : '';
  return `<h3>${escaped(title)}</h3>
${warning ? `<p class="alarm"><strong>${escaped(warning)}</strong></p>` : ''}
<div class="wide"><table>
<thead>${htmlRow('th', columns, classes)}</thead>
<tbody>
${rows
  .slice(0, ROWS)
  .map((row) => htmlRow('td', row.map(entryText), classes))
  .join('\n')}
</tbody>
</table></div>
<p class="soft">${escaped(`${notes.join(' ')}${more}`)} ${filesHtml(name, ['csv', 'md'])}</p>`;
}

function filesHtml(name: string, kinds: readonly string[]): string {
  return kinds.map((kind) => `<a href="${escaped(name)}.${kind}">${kind.toUpperCase()}</a>`).join(' ');
}

function factsHtml(facts: Facts): string {
  return `<dl>
${facts.map(([name, text]) => `<dt>${escaped(name)}</dt><dd><code>${escaped(text)}</code></dd>`).join('\n')}
</dl>`;
}
