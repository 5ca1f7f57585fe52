import type { Json } from '../digests/plain-json.js';
import type { GridPart } from '../experiments/grid-part.js';
import { fromText } from '../random/from-text.js';
import { seedToJson } from '../random/seed.js';

export const PART_USAGE = `--where PATH=VALUE,...
                   only the cells with one of these values: --where model.kind=mlp --where rate=0.5,1; a store is of
                   the whole grid. A whole number is the number, other values are JSON or else text; text:0.5 is a text
  --seeds S,...    only the cells with one of these seeds`;

/** Reads the values of `--where`, each `PATH=VALUE,VALUE`, and that of `--seeds`. */
export function partArguments(where: readonly string[] = [], seeds?: string): GridPart {
  const conditions: Record<string, readonly Json[]> = {};
  for (const text of where) {
    const [, path, values] = /^([^=]+)=(.+)$/s.exec(text) ?? [];
    if (path === undefined)
      throw new Error(`--where must be PATH=VALUE,..., got ${JSON.stringify(text)}; as in rate=0.5,1`);
    if (Object.hasOwn(conditions, path))
      throw new Error(`--where ${path} is given twice; write all its values behind one, with commas between`);
    conditions[path] = split(values).map(readValue);
  }
  return {
    ...(where.length > 0 && { where: conditions }),
    ...(seeds !== undefined && { seeds: seeds.split(',').map(fromText) }),
  };
}

/** The part that is meant, of all that the command line asks for. */
export function partIn({ where, seeds }: GridPart): GridPart {
  return { ...(where && { where }), ...(seeds && { seeds }) };
}

/** What stands between the commas, but for those within brackets. */
function split(text: string): string[] {
  const values: string[] = [];
  let open = 0;
  for (const piece of text.split(',')) {
    if (open > 0) values.push(`${values.pop()},${piece}`);
    else values.push(piece);
    open += (piece.match(/[[{]/g) ?? []).length - (piece.match(/[\]}]/g) ?? []).length;
  }
  return values;
}

function readValue(text: string): Json {
  const value = fromText(text);
  if (value !== text) return seedToJson(value);
  try {
    return JSON.parse(text) as Json;
  } catch {
    return text;
  }
}
