import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { calledFunctions, ENTRIES } from './called-functions.js';
import { guideTitle } from './guide-title.js';

/** The address of a heading on its page, as GitHub and TypeDoc form it. */
const anchor = (heading: string) =>
  heading
    .toLowerCase()
    .replace(/[^\w\s-]/g, '')
    .replace(/\s/g, '-');

/** The page of all public functions: a table for each entry point, with the block of a guide that calls each. */
export function functionList(): string {
  const functions = calledFunctions();
  const missing = functions.filter(({ call }) => !call).map(({ name }) => name);
  if (missing.length > 0)
    throw new Error(`no guide calls ${missing.join(', ')}; call each in a block of one`);
  const tables = ENTRIES.map((entry) => {
    const rows = functions.flatMap(({ entry: of, name, call }) => {
      if (of !== entry || !call) return [];
      const { title } = guideTitle(readFileSync(call.page, 'utf8'));
      const link = `${basename(call.page)}#${anchor(call.heading)}`;
      return [`| \`${name}\` | [${title === call.heading ? title : `${title}: ${call.heading}`}](${link}) |`];
    });
    const module = entry === 'index' ? 'rethink-gen' : `rethink-gen/${entry}`;
    return `## ${module}\n\n| function | called in |\n| --- | --- |\n${rows.join('\n')}\n`;
  });
  const head =
    '# Functions\n\nAll public functions, and a block of a guide that calls each. `npm run guides` makes this list, and a test compares it.\n';
  return [head, ...tables].join('\n');
}
