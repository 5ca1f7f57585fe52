import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { canonicalJson } from '../digests/canonical-json.js';
import { digestJson } from '../digests/digest.js';
import { type Cell, cellId, type JsonObject } from '../experiments/cell.js';
import { codeOf, createFile } from '../node/whole-file.js';
import { checkSameSweep, type Manifest, manifestPath, manifestText, readManifest } from './manifest.js';

/**
 * A folder that records the result of each cell exactly once:
 *
 * - `manifest.json`: the grid and the code version;
 * - `cells/<id>.json`: the first result of a cell;
 * - `conflicts/<id>.<digest>.json`: every other result that the cell had as well.
 *
 * Any number of processes may write to one store at once. A crash leaves behind a `.partial` file at most, which nobody reads.
 */
export interface Store {
  readonly folder: string;
  readonly manifest: Manifest;
}

/** What became of a result: it is the first one, or the same as the first one, or another one than that. */
export type Recording = 'recorded' | 'equal' | 'conflict';

/**
 * Begins a store, or goes on with one.
 *
 * @throws Error where the folder cannot be written to, or was begun with another grid or another code version
 */
export function openStore(folder: string, manifest: Manifest): Store {
  writing(folder, () => {
    // in steps: making several folders at once, Node.js tells a read-only disk as a missing folder
    if (!existsSync(folder)) mkdirSync(folder, { recursive: true });
    mkdirOnce(join(folder, 'cells'));
    if (!existsSync(manifestPath(folder))) createFile(manifestPath(folder), manifestText(manifest));
  });
  checkSameSweep(folder, readManifest(folder), manifest);
  return { folder, manifest };
}

/**
 * A store that was begun before, to read from.
 *
 * @throws Error where the folder holds none
 */
export function readStore(folder: string): Store {
  return { folder, manifest: readManifest(folder) };
}

/** Whether a cell has a result. */
export function hasResult({ folder }: Store, id: string): boolean {
  return existsSync(join(folder, 'cells', `${id}.json`));
}

/**
 * The cells of a store's grid that have no result, in the order of the grid.
 *
 * @param store its folder
 * @throws Error if the folder holds no store, or a damaged one
 */
export function missing(store: string): Cell[] {
  const { folder, manifest } = readStore(store);
  const names = new Set(recordsIn(join(folder, 'cells')));
  return manifest.cells.filter((cell) => !names.has(`${cellId(cell)}.json`));
}

/**
 * Records a result. The first one of a cell stands; an equal one changes nothing, a different one is kept beside it.
 *
 * @throws Error where the store cannot be written to
 */
export function recordResult({ folder }: Store, cell: Cell, result: JsonObject): Recording {
  const id = cellId(cell);
  const text = `${canonicalJson({ cell, id, result })}\n`;
  const path = join(folder, 'cells', `${id}.json`);
  return writing(folder, () => {
    if (createFile(path, text)) return 'recorded';
    if (readFileSync(path, 'utf8') === text) return 'equal';
    mkdirOnce(join(folder, 'conflicts'));
    createFile(join(folder, 'conflicts', `${id}.${digestJson(result)}.json`), text);
    return 'conflict';
  });
}

/**
 * Every result of the store, by the cells' ids: one for a cell, or more where they are in conflict.
 *
 * @throws Error where a file is damaged
 */
export function readResults({ folder }: Store): Map<string, JsonObject[]> {
  const results = new Map<string, JsonObject[]>();
  for (const place of ['cells', 'conflicts']) {
    for (const name of recordsIn(join(folder, place))) {
      const { id, result } = readRecord(join(folder, place, name), name);
      results.set(id, [...(results.get(id) ?? []), result]);
    }
  }
  return results;
}

function readRecord(path: string, name: string): { id: string; result: JsonObject } {
  const text = readFileSync(path, 'utf8');
  try {
    const { cell, id, result } = JSON.parse(text) as { cell: Cell; id: string; result: JsonObject };
    const whole = text === `${canonicalJson({ cell, id, result })}\n`;
    if (whole && cellId(cell) === id && name.startsWith(id)) return { id, result };
  } catch {
    // reported below, as is a record under another cell's name
  }
  throw new Error(`${path} is damaged; remove it and sweep again`);
}

/** The file names of the records in a folder; none where there is no folder. */
function recordsIn(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder).filter((name) => /^[0-9a-f.]+\.json$/.test(name)) : [];
}

function mkdirOnce(folder: string): void {
  try {
    mkdirSync(folder);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
  }
}

/** Why a folder cannot be written to, in words. */
const REASONS: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EROFS: 'the file system is read-only',
  EACCES: 'permission denied',
  EPERM: 'not permitted (some file systems know no hard links)',
  ENOENT: 'the folder cannot be made',
  ENOTDIR: 'a file is in the way',
  EEXIST: 'a file is in the way',
};

function writing<T>(folder: string, write: () => T): T {
  try {
    return write();
  } catch (error) {
    const code = String(codeOf(error));
    const reason = REASONS[code] ?? (error instanceof Error ? error.message : String(error));
    throw new Error(`cannot write to ${folder}: ${reason} (${code}); what was recorded before is kept`);
  }
}
