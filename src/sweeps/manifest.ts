import { lstatSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { canonicalJson } from '../digests/canonical-json.js';
import { digestJson } from '../digests/digest.js';
import { type Cell, gridOf } from '../experiments/cell.js';
import { codeOf } from '../node/whole-file.js';
import { faultOf } from './file-faults.js';

/** What results depend on besides their cells. */
export interface SweepIdentity {
  /** The experiment's name, or the name of the file of its module. */
  readonly experiment: string;
  readonly scale: string;
  /** The digest of the data set that the cells read; null if they read none. */
  readonly data: string | null;
  /** What the results depend on besides the cells: versions and digests of the code, and the backend, by name. */
  readonly code: Readonly<Record<string, string>>;
}

/** What a store holds the results of: written when it is begun, never changed. */
export interface Manifest extends SweepIdentity {
  readonly format: typeof FORMAT;
  readonly grid: string;
  readonly cells: readonly Cell[];
  /** The digest of all that stands above: every record names it. */
  readonly digest: string;
}

/** The version of the files of a store. */
const FORMAT = 2;

export function manifestPath(folder: string): string {
  return join(folder, 'manifest.json');
}

export function manifestOf(fields: SweepIdentity & Pick<Manifest, 'cells'>): Manifest {
  const { experiment, scale, data, code } = fields;
  const cells = gridOf(fields.cells);
  const content = {
    format: FORMAT,
    experiment,
    scale,
    data,
    code,
    grid: digestJson([...cells.keys()]),
    cells: [...cells.values()],
  } as const;
  return { ...content, digest: digestJson(content) };
}

/** The manifest as the text of its file. */
export function manifestText(manifest: Manifest): string {
  return `${canonicalJson(manifest)}\n`;
}

export function readManifest(folder: string): Manifest {
  const path = manifestPath(folder);
  const text = textOf(folder, path);
  let format: unknown;
  try {
    const manifest = JSON.parse(text) as Manifest;
    format = manifest.format;
    if (text === manifestText(manifestOf(manifest))) return manifest;
  } catch {
    // reported below
  }
  if (Number.isInteger(format) && format !== FORMAT)
    throw new Error(`${path} is of format ${format}, this version reads ${FORMAT}; use another folder`);
  throw new Error(`${path} is damaged; bring it back, or use another folder`);
}

function textOf(folder: string, path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink())
      throw new Error(`${path} is a link to nothing; bring it back, or use another folder`);
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR')
      throw new Error(`${folder} holds no sweep (it has no manifest.json); begin one with \`sweep\``);
    throw new Error(`${path} cannot be read: ${faultOf(error)}`);
  }
}

/** Throws unless a store that was begun with one manifest may be continued under another one. */
export function checkSameSweep(folder: string, begun: Manifest, wanted: Manifest): void {
  const difference = differenceOf(begun, wanted);
  if (difference) throw new Error(`${folder} was ${difference}; go on with the same, or use another folder`);
}

/** What differs first between a sweep as it was begun and this one, in words; undefined if nothing does. */
export function differenceOf(
  begun: SweepIdentity & Partial<Manifest>,
  wanted: SweepIdentity & Partial<Manifest>,
): string | undefined {
  const [was, is] = [sweepFacts(begun), sweepFacts(wanted)];
  for (const name of new Set([...was.keys(), ...is.keys()])) {
    const [first = 'none', second = 'none'] = [was.get(name), is.get(name)];
    if (first !== second) return `begun with ${name} ${first}, this is ${second}`;
  }
  return undefined;
}

/** What must be the same for two sweeps to share a store or a merged table, in the order in which a difference is reported. */
function sweepFacts(sweep: SweepIdentity & Partial<Manifest>): Map<string, string> {
  const { experiment, scale, data, grid, cells, code } = sweep;
  const { backend = 'none' } = code;
  return new Map([
    ['the experiment', experiment],
    ['the scale', scale],
    ['the grid', grid && cells ? `${grid.slice(0, 12)} (${cells.length} cells)` : 'none'],
    ['the data set', data === null ? 'none' : data.slice(0, 12)],
    ['backend', backend],
    ...Object.entries(code),
  ]);
}
