import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { canonicalJson } from '../digests/canonical-json.js';
import { type Cell, gridDigest } from '../experiments/cell.js';
import { codeOf } from '../node/whole-file.js';

/** What a store holds the results of: written when it is begun, never changed. */
export interface Manifest {
  readonly format: 1;
  /** The experiment's name, or the path of its module. */
  readonly experiment: string;
  readonly scale: string;
  /** What the results depend on besides the cells: versions and digests of the code, by name. */
  readonly code: Readonly<Record<string, string>>;
  /** The digest of the grid. */
  readonly grid: string;
  readonly cells: readonly Cell[];
}

/** Where the manifest of a store stands. */
export function manifestPath(folder: string): string {
  return join(folder, 'manifest.json');
}

/**
 * The manifest of an experiment.
 *
 * @throws TypeError or RangeError where the cells are no grid
 */
export function manifestOf(fields: Omit<Manifest, 'format' | 'grid'>): Manifest {
  return { format: 1, ...fields, grid: gridDigest(fields.cells) };
}

/** The manifest as the text of its file. */
export function manifestText(manifest: Manifest): string {
  return `${canonicalJson(manifest)}\n`;
}

/**
 * Reads the manifest of a store.
 *
 * @throws Error where there is none, or it is damaged, or of another format
 */
export function readManifest(folder: string): Manifest {
  const path = manifestPath(folder);
  try {
    const manifest = JSON.parse(readFileSync(path, 'utf8')) as Manifest;
    if (manifest.format === 1 && manifest.grid === gridDigest(manifest.cells)) return manifest;
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') {
      throw new Error(`${folder} holds no sweep (it has no manifest.json); begin one with \`sweep\``);
    }
    if (codeOf(error) !== undefined) throw error;
  }
  throw new Error(`${path} is damaged, or of another version's format; use another folder`);
}

/**
 * Throws unless a store that was begun with one manifest may be gone on with under another one.
 *
 * @throws Error that says what differs
 */
export function checkSameSweep(folder: string, begun: Manifest, wanted: Manifest): void {
  const refuse = (what: string, was: string, is: string) => {
    throw new Error(
      `${folder} was begun with ${what} ${was}, this is ${is}; go on with the same, or use another folder`,
    );
  };
  if (begun.grid !== wanted.grid) {
    const named = ({ experiment, scale, grid, cells }: Manifest) =>
      `${grid.slice(0, 12)} (${experiment} at scale ${scale}, ${cells.length} cells)`;
    refuse('the grid', named(begun), named(wanted));
  }
  for (const name of new Set([...Object.keys(begun.code), ...Object.keys(wanted.code)])) {
    const [was = 'none', is = 'none'] = [begun.code[name], wanted.code[name]];
    if (was !== is) refuse(name, was, is);
  }
}
