import { randomUUID } from 'node:crypto';
import { closeSync, fsyncSync, linkSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Replaces a file as a whole: a reader finds the old bytes or the new ones at any moment. Of several writers
 * at once the last one stands.
 */
export function replaceFile(path: string, content: string | Uint8Array): void {
  writeBeside(path, content, true);
}

/**
 * Writes a file that nobody ever replaces.
 *
 * @returns whether the file was written; false if there was one already, which stays as it is
 */
export function createFile(path: string, content: string | Uint8Array): boolean {
  try {
    writeBeside(path, content, false);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

/** The code of an error of the operating system, such as `ENOSPC`. */
export function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}

/** The name of a file that is not whole yet, beside the one that it will have. */
export function partialName(path: string): string {
  return `${path}.${randomUUID()}.partial`;
}

/**
 * Gives a file that is whole its name.
 *
 * @param replaces whether it may take the place of another file; a link, unlike a rename, fails if the name is taken
 */
export function publishFile(beside: string, path: string, replaces: boolean): void {
  if (replaces) renameSync(beside, path);
  else {
    linkSync(beside, path);
    rmSync(beside);
  }
  // the new name lasts through a loss of power once its folder is synced; Windows opens no folder
  if (process.platform !== 'win32') synced(dirname(path), 'r', () => {});
}

/** Writes to a new file beside the path, syncs it to the disk, and then gives it the name. */
function writeBeside(path: string, content: string | Uint8Array, replaces: boolean): void {
  const beside = partialName(path);
  try {
    // 'wx' makes a new file and follows no link
    synced(beside, 'wx', (file) => writeFileSync(file, content));
    publishFile(beside, path, replaces);
  } finally {
    rmSync(beside, { force: true });
  }
}

function synced(path: string, flags: string, write: (file: number) => void): void {
  const file = openSync(path, flags);
  try {
    write(file);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
