import { accessSync, constants, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { digestJson } from '../digests/digest.js';
import type { JsonObject } from '../digests/plain-json.js';
import { checkOptions } from '../errors/checks.js';
import { type Cell, cellId, gridOf } from '../experiments/cell.js';
import { type GridPart, PART_OPTIONS, partOf } from '../experiments/grid-part.js';
import { checkPath } from '../node/check-path.js';
import { codeOf, createFile } from '../node/whole-file.js';
import { faultOf } from './file-faults.js';
import { checkSameSweep, type Manifest, manifestPath, manifestText, readManifest } from './manifest.js';
import { readRecord, recordsIn, recordText } from './records.js';

/**
 * A folder that records the result of each cell exactly once:
 *
 * - `manifest.json`: the experiment, the grid, the data and the code version;
 * - `cells/<id>.json`: the first result of a cell;
 * - `conflicts/<id>.<digest>.json`: every other result that the cell had as well;
 * - `checkpoints/<id>/`: the state of a cell that has no result yet.
 *
 * Any number of processes may write to one store at once. A crash leaves behind a `.partial` file at most, which nobody reads.
 */
export interface Store {
  readonly folder: string;
  readonly manifest: Manifest;
  readonly cells: ReadonlyMap<string, Cell>;
  /** The digest of the manifest, which every record names. */
  readonly sweep: string;
}

/** What became of a result: it is the first one, or the same as the first one, or another one than that. */
export type Recording = 'recorded' | 'equal' | 'conflict';

/** Creates a store, or opens the one that is there. */
export function openStore(folder: string, manifest: Manifest): Store {
  const path = manifestPath(folder);
  writing(folder, () => makeFolder(join(folder, 'cells')));
  // a manifest is written before the first record, so a reader that finds records finds it too
  const recorded = recordsIn(join(folder, 'cells')).length;
  if (!existsSync(path)) {
    if (recorded > 0) {
      const cure = 'bring it back, or use another folder';
      throw new Error(`${folder} has lost its manifest.json, which says what its records are of; ${cure}`);
    }
    writing(folder, () => createFile(path, manifestText(manifest)));
  }
  checkSameSweep(folder, readManifest(folder), manifest);
  return storeOf(folder, manifest);
}

/** A store that was begun before, to read from. */
export function readStore(folder: string): Store {
  return storeOf(folder, readManifest(folder));
}

function storeOf(folder: string, manifest: Manifest): Store {
  return { folder, manifest, cells: gridOf(manifest.cells), sweep: manifest.digest };
}

/** The first result of a cell, if it has one. */
export function readResult(store: Store, id: string): JsonObject | undefined {
  const path = join(store.folder, 'cells', `${id}.json`);
  return existsSync(path) ? readRecord(path, store).result : undefined;
}

export function recordedIds({ folder }: Store): string[] {
  return recordsIn(join(folder, 'cells')).map((path) => basename(path, '.json'));
}

/**
 * The cells of a store's grid, or of a part of it, that have no result, in the order of the grid.
 *
 * @param store its folder
 * @throws Error if the folder holds no store, or a damaged one
 * @throws RangeError if no cell is in the part
 */
export function missing(store: string, part: GridPart = {}): Cell[] {
  checkOptions(part, PART_OPTIONS);
  checkPath('store', store, 'folder');
  const opened = readStore(store);
  const cells = partOf(opened.manifest.cells, part);
  const results = readResults(opened);
  return cells.filter((cell) => !results.has(cellId(cell)));
}

/** Records a result. The first one of a cell stands; an equal one changes nothing, a different one is kept beside it. */
export function recordResult(store: Store, cell: Cell, result: JsonObject): Recording {
  const { folder } = store;
  const id = cellId(cell);
  const text = recordText(store, id, result);
  const path = join(folder, 'cells', `${id}.json`);
  if (writing(folder, () => createFile(path, text))) return 'recorded';
  readRecord(path, store);
  if (readFileSync(path, 'utf8') === text) return 'equal';
  writing(folder, () => {
    makeFolder(join(folder, 'conflicts'));
    createFile(join(folder, 'conflicts', `${id}.${digestJson(result)}.json`), text);
  });
  return 'conflict';
}

/** Every result of the store, by the cells' ids: one for a cell, or more if they are in conflict. */
export function readResults(store: Store): Map<string, JsonObject[]> {
  const results = new Map<string, JsonObject[]>();
  for (const place of ['cells', 'conflicts']) {
    for (const path of recordsIn(join(store.folder, place))) {
      const { id, result } = readRecord(path, store);
      results.set(id, [...(results.get(id) ?? []), result]);
    }
  }
  return results;
}

export function checkWritable({ folder }: Store): void {
  writing(folder, () => accessSync(join(folder, 'cells'), constants.W_OK));
}

/** Makes a folder, and those above it, one by one: asked for several at once, Node.js takes a read-only disk for a missing folder. */
function makeFolder(folder: string): void {
  const above = dirname(folder);
  if (above !== folder && !existsSync(above)) makeFolder(above);
  try {
    mkdirSync(folder);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
  }
}

function writing<T>(folder: string, write: () => T): T {
  try {
    return write();
  } catch (error) {
    const kept = recordsOf(folder) > 0 ? '; what was recorded before is kept' : '';
    throw new Error(`cannot write to ${folder}: ${faultOf(error)}${kept}`);
  }
}

function recordsOf(folder: string): number {
  try {
    return recordsIn(join(folder, 'cells')).length;
  } catch {
    return 0;
  }
}
