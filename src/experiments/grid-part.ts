import { canonicalJson } from '../digests/canonical-json.js';
import { type Json, plainObject } from '../digests/plain-json.js';
import { outOfRange, wrongKind } from '../errors/argument-error.js';
import { canonicalSeed, type Seed, seedToJson } from '../random/seed.js';
import type { Cell } from './cell.js';

/** A part of a grid: the cells that meet every condition. */
export interface GridPart {
  /**
   * By the path of a field, the values of the cells to take: `{ 'model.kind': ['mlp'], rate: [0.5, 1] }`. Default: every
   * cell.
   */
  readonly where?: Readonly<Record<string, readonly Json[]>>;
  /** The seeds of the cells to take, as `where` has them for the field `seed`. Default: every seed. */
  readonly seeds?: readonly Seed[];
}

export const PART_OPTIONS = { where: true, seeds: true } satisfies Record<keyof GridPart, true>;

/** How many values an error lists. */
const MOST_LISTED = 40;

export function partOf<SomeCell extends Cell>(cells: readonly SomeCell[], part: GridPart): SomeCell[] {
  let left = cells.map((cell) => ({ cell, fields: new Map(fieldsOf(cell)) }));
  for (const { name, path, values } of conditionsOf(part)) {
    const cure = left.length < cells.length ? 'those are of the cells that meet the conditions before' : '';
    const held = left.map(({ fields }) => fields.get(path)).filter((value) => value !== undefined);
    if (held.length === 0) throw noField(name, path, left, cure);
    const texts = [...new Set(held.map(canonicalJson))];
    for (const value of values) {
      if (texts.includes(canonicalJson(value))) continue;
      throw outOfRange(name, `one of ${inWords(texts)}`, value, cure);
    }
    const wanted = new Set(values.map(canonicalJson));
    left = left.filter(({ fields }) => {
      const value = fields.get(path);
      return value !== undefined && wanted.has(canonicalJson(value));
    });
  }
  return left.map(({ cell }) => cell);
}

/** A part as a text; empty if it is the whole grid. */
export function partText(part: GridPart): string {
  return conditionsOf(part)
    .map(({ path, values }) => `${path} ${values.map(canonicalJson).join(', ')}`)
    .join('; ');
}

interface Condition {
  /** Of the option that says it. */
  readonly name: string;
  readonly path: string;
  readonly values: readonly Json[];
}

function conditionsOf({ where = {}, seeds }: GridPart): Condition[] {
  if (typeof where !== 'object' || where === null)
    throw wrongKind('where', 'an object of lists of values by paths', where);
  const conditions = Object.entries(plainObject('where', where)).map(([path, values]) => ({
    name: `where.${path}`,
    path,
    values: values as readonly Json[],
  }));
  if (seeds !== undefined) {
    if (!Array.isArray(seeds)) throw wrongKind('seeds', 'a list of seeds', seeds);
    for (let i = 0; i < seeds.length; i++) canonicalSeed(seeds[i]);
    conditions.push({ name: 'seeds', path: 'seed', values: seeds.map(seedToJson) });
  }
  for (const { name, values } of conditions) {
    if (!Array.isArray(values) || values.length === 0) throw wrongKind(name, 'a list of values', values);
  }
  return conditions;
}

/** The fields of a cell with their paths, and those inside of them. */
function fieldsOf(value: Json, path = ''): [path: string, value: Json][] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => {
    const place = path === '' ? name : `${path}.${name}`;
    return [[place, inner] as [string, Json], ...fieldsOf(inner, place)];
  });
}

function noField(
  name: string,
  path: string,
  cells: readonly { readonly fields: ReadonlyMap<string, Json> }[],
  cure: string,
): RangeError {
  if (name === 'seeds') return outOfRange(name, 'left out, since no cell has a seed', path, cure);
  // a field with fields of its own is listed by them, a list as a whole
  const paths = cells.flatMap(({ fields }) =>
    [...fields]
      .filter(([, value]) => Array.isArray(value) || fieldsOf(value).length === 0)
      .map(([place]) => place),
  );
  const outer = [...new Set(paths)].filter((place) => !/\.\d+$/.test(place)).sort();
  return outOfRange('where', `of fields that cells have (${inWords(outer)})`, path, cure);
}

function inWords(texts: readonly string[]): string {
  const shown = texts.slice(0, MOST_LISTED).join(', ');
  return texts.length > MOST_LISTED ? `${shown} and ${texts.length - MOST_LISTED} more` : shown;
}
