import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import * as is from './kinds.js';

let folder = '';
let kept: Readonly<Record<string, string | Uint8Array>> = {};

/** Makes a folder of these files alone the current one, so that hostile names of files mean none of the user's. */
export function inFolder(files: Readonly<Record<string, string | Uint8Array>>): void {
  if (folder === '') {
    folder = mkdtempSync(join(tmpdir(), 'rethink-gen-hostile-'));
    process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
    process.chdir(folder);
  }
  for (const name of leftFiles(files)) rmSync(name, { recursive: true });
  if (kept === files) return;
  kept = files;
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(name), { recursive: true });
    writeFileSync(name, content);
  }
}

/** The files and folders that are not of the beginning. */
export function leftFiles(files = kept): string[] {
  const own = new Set(Object.keys(files).map((path) => path.split('/')[0]));
  return folder === '' ? [] : readdirSync('.').filter((name) => !own.has(name));
}

/** What was written, whatever the names of the files are. */
export function written(): string[] {
  return leftFiles()
    .map((name) => readFileSync(name, 'latin1'))
    .sort();
}

const isPath = (value: unknown): boolean =>
  typeof value === 'string' && value !== '' && value.length < 4097 && !value.includes('\0');

/** A path to read from, where nothing is. */
export const pathFrom = is.rule('the path of a file, which is not there', isPath, {
  fault: /^there is no (file|folder) |^the name of .* tells no format/s,
});

/** A path to write to. */
export const pathTo = is.rule('the path of a file to write', isPath);
