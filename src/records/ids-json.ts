import { wrongKind } from '../errors/argument-error.js';
import type { ExampleId, ExampleIds } from '../random/example-ids.js';

/** Example ids as JSON holds them. */
export type IdsJson = { readonly first: number } | readonly ExampleId[];

/** Ids as JSON: nothing for 0, 1, 2, ..., other consecutive numbers by their first one, all others listed. */
export function idsToJson(ids: ExampleIds = { first: 0 }): IdsJson | undefined {
  if (!('first' in ids) && !isConsecutive(ids)) return Array.from(ids);
  const first = 'first' in ids ? ids.first : (ids[0] as number);
  return first === 0 ? undefined : { first };
}

/** Ids from JSON. */
export function idsFromJson(json: unknown): ExampleIds {
  if (Array.isArray(json)) return json;
  const { first, ...others } = Object(json) as { first?: unknown };
  if (typeof first === 'number' && Object.keys(others).length === 0) return { first };
  throw wrongKind('ids', 'a list of ids or { first: number }', json);
}

function isConsecutive(ids: ArrayLike<ExampleId>): boolean {
  const first = ids[0];
  if (typeof first !== 'number') return false;
  for (let i = 1; i < ids.length; i++) if (ids[i] !== first + i) return false;
  return true;
}
