import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { canonicalJson } from '../digests/canonical-json.js';
import { digestJson } from '../digests/digest.js';
import type { JsonObject } from '../digests/plain-json.js';
import type { Cell } from '../experiments/cell.js';
import { codeOf } from '../node/whole-file.js';
import { faultOf } from './file-faults.js';

/** What a record must belong to: the cells of a grid by their ids, and the digest of the manifest of its store. */
interface Owner {
  readonly cells: ReadonlyMap<string, Cell>;
  readonly sweep: string;
}

/** The text of a record: the line of a merged table, and the digest of the manifest, as canonical JSON. */
export function recordText({ cells, sweep }: Owner, id: string, result: JsonObject): string {
  const digest = digestJson(result);
  return `${canonicalJson({ cell: cells.get(id), digest, id, result, sweep })}\n`;
}

/** Reads the record with this path, which ends in `<id>.json` or `<id>.<digest of the result>.json`. */
export function readRecord(path: string, owner: Owner): { readonly id: string; readonly result: JsonObject } {
  const refuse = (why: string) => new Error(`${path} ${why}; remove it and sweep again`);
  const [id, digest] = basename(path, '.json').split('.');
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') throw refuse('is a link to nothing');
    if (codeOf(error) === 'EISDIR') throw refuse('is a folder in the place of a record');
    throw new Error(`${path} cannot be read: ${faultOf(error)}`);
  }
  const read = wholeRecord(text);
  if (!read) throw refuse('is damaged');
  if (!owner.cells.has(id)) throw refuse('is the record of no cell of this grid');
  if (read.id !== id) throw refuse('is the record of another cell');
  if (read.sweep !== owner.sweep) throw refuse('was recorded by another sweep');
  if (digest !== undefined && digest !== read.digest) throw refuse('is the record of another result');
  return { id, result: read.result };
}

/** The paths of the records in a folder; none if there is no folder. */
export function recordsIn(folder: string): string[] {
  try {
    const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
    return names.map((name) => join(folder, name));
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
    throw new Error(`${folder} cannot be read: ${faultOf(error)}`);
  }
}

interface Recorded {
  readonly digest: string;
  readonly id: string;
  readonly result: JsonObject;
  readonly sweep: string;
}

/** What a text says, if it is that of a record, byte for byte, and its digests are those of its cell and its result. */
function wholeRecord(text: string): Recorded | undefined {
  try {
    const { cell, digest, id, result, sweep } = JSON.parse(text);
    const whole = text === `${canonicalJson({ cell, digest, id, result, sweep })}\n`;
    if (whole && digestJson(cell) === id && digestJson(result) === digest)
      return { digest, id, result, sweep };
  } catch {
    // no JSON, or nested too deeply to be ours
  }
  return undefined;
}
