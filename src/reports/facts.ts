import { canonicalJson } from '../digests/canonical-json.js';
import type { Json } from '../digests/plain-json.js';
import type { MergedCell } from '../sweeps/merge.js';
import type { Environment } from '../train/environment.js';
import type { SweptGrid } from './swept-grids.js';

/** What a reader needs to trust a number, or to get it again: names and texts, in the order in which they are shown. */
export type Facts = readonly (readonly [name: string, text: string])[];

export interface Maker {
  readonly command: string;
  readonly version: string;
}

export function gridFacts(source: SweptGrid): Facts {
  const { experiment, scale, part, operands, cells, known, digest, code } = source;
  const done = cells.filter(({ result }) => result);
  const data = cells.map(({ cell }) => cell.data).filter((value) => value !== undefined);
  const folder = data.some((value) => (value as { name?: Json }).name !== 'generated digits');
  const options = `--scale ${scale}${folder && known ? ' --data DIR' : ''}`;
  const command = `rethink-gen sweep ${experiment} ${options} --store ${code ? operands[0] : 'DIR'}`;
  const unknown = known || code ? '' : '; the grid is not known, so none can be missing';
  const facts: (readonly [name: string, text: string | undefined])[] = [
    ['read from', operands.join(', ')],
    ['part of the grid', part],
    ['cells', `${done.length} of ${cells.length} with a result${unknown}`],
    ['made with', scale === undefined ? undefined : command],
    ['seeds', distinct(cells.map(({ cell }) => cell.seed)).join(', ') || undefined],
    ['data', distinct(data).join('; ') || undefined],
    ...environmentFacts(done.map(({ result }) => result?.environment)),
    ...digestFacts(done),
    ...Object.entries(code ?? { 'code version': 'not in a merged table; report the store to see it' }),
    ['merged table, SHA-256', digest],
  ];
  return facts.flatMap(([name, text]) => (text === undefined ? [] : [[name, text] as const]));
}

export function makerFacts({ command, version }: Maker): Facts {
  return [
    ['reported with', command],
    ['by', `rethink-gen ${version}, Node.js ${process.versions.node}`],
  ];
}

export function environmentText(environment: Environment): string {
  return Object.entries(environment)
    .map(([name, value]) => `${name} ${value}`)
    .join(', ');
}

/** The environments that results were computed in, each once. */
export function environmentFacts(environments: readonly (Json | undefined)[]): Facts {
  const different = distinct(environments);
  return different.length > 0 ? [['environment', different.join('; ')]] : [];
}

/** The digests of test sets: more than one if the pixels of some cells were shuffled. */
function digestFacts(cells: readonly MergedCell[]): Facts {
  const found = cells.map(({ result }) => result?.digests as Readonly<Record<string, Json>> | undefined);
  const titles = { testImages: 'test images, SHA-256', testLabels: 'test labels, SHA-256' };
  return Object.entries(titles).flatMap(([name, title]) => {
    const digests = distinct(found.map((values) => values?.[name]));
    if (digests.length === 0) return [];
    const several =
      digests.length > 3 ? `${digests.length} different ones, in the table of cells` : digests.join(', ');
    return [[title, several] as const];
  });
}

function distinct(values: readonly (Json | undefined)[]): string[] {
  const texts = values
    .filter((value) => value !== undefined)
    .map((value) => (typeof value === 'string' ? value : canonicalJson(value).replaceAll('"', '')));
  return [...new Set(texts)];
}
