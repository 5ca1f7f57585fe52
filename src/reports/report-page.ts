import { drawFigure } from './draw-figure.js';
import type { Facts } from './facts.js';
import type { Figure } from './figure.js';
import { fontFaces } from './fonts.js';
import { escaped, htmlPage, htmlRow } from './html.js';
import type { Section } from './section.js';
import { isNumeric, rowTexts, type Table } from './table.js';

/** The most rows of a table on the page; its CSV file has all of them. */
const ROWS = 500;

/** A report as one page: for each section its problems, figures and tables, and where they come from. */
export function reportPage(sections: readonly Section[], maker: Facts, png: boolean): string {
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

function sectionHtml(section: Section, several: boolean, png: boolean): string {
  const { title, introduction, problems, figures, tables, explanation, facts } = section;
  const tablesAt = (wanted: Table['place']) => tables.filter(({ place }) => place === wanted).map(tableHtml);
  return [
    ...(several ? [`<h2>${escaped(title)}</h2>`] : []),
    ...(introduction ? [`<p class="soft">${escaped(introduction)}</p>`] : []),
    ...problems.map(
      ({ text, cells }) =>
        `<p class="alarm"><strong>${escaped(text)}.</strong></p>${cells.length > 0 ? `<details><summary>Which</summary><pre>${escaped(cells.join('\n'))}</pre></details>` : ''}`,
    ),
    ...tablesAt('above the figures'),
    ...(figures.length > 0
      ? [`<div class="figures">\n${figures.map((figure) => figureHtml(figure, png)).join('\n')}\n</div>`]
      : []),
    ...tablesAt(undefined),
    ...tablesAt('folded').map((table) => `<details><summary>All cells</summary>${table}</details>`),
    ...(explanation ? ['<h3>How to read it</h3>', `<p>${escaped(explanation)}</p>`] : []),
    '<h3>Where the numbers come from</h3>',
    factsHtml(facts),
  ].join('\n');
}

function figureHtml(figure: Figure, png: boolean): string {
  const { name, notes } = figure;
  return `<figure>${drawFigure(figure).trim()}
<figcaption>${notes.map(escaped).join(' ')} ${filesHtml(name, ['svg', ...(png ? ['png'] : []), 'csv'])}</figcaption></figure>`;
}

function tableHtml(table: Table): string {
  const { name, title, columns, rows, warning, notes } = table;
  const classes = columns.map((_, column) => (isNumeric(rows, column) ? '' : 'text'));
  const more =
    rows.length > ROWS ? ` The first ${ROWS} of ${rows.length} rows; all of them are in the CSV file.` : '';
  return `<h3>${escaped(title)}</h3>
${warning ? `<p class="alarm"><strong>${escaped(warning)}</strong></p>` : ''}
<div class="wide"><table>
<thead>${htmlRow('th', columns, classes)}</thead>
<tbody>
${rowTexts({ ...table, rows: rows.slice(0, ROWS) })
  .map((texts) => htmlRow('td', texts, classes))
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
${facts.map(([name, text]) => `<dt>${escaped(name)}</dt><dd>${escaped(text)}</dd>`).join('\n')}
</dl>`;
}
