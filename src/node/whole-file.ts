import { randomUUID } from 'node:crypto';
import { closeSync, fsyncSync, linkSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Replaces a file as a whole: whoever reads, at whatever moment, finds the old bytes or the new ones. Of several writers
 * at once the last one stands.
 *
 * @throws the error of the file system, with nothing left behind
 */
export function replaceFile(path: string, content: string | Uint8Array): void {
  writeBeside(path, content, (beside) => renameSync(beside, path));
}

/**
 * Writes a file that nobody ever replaces. A link, unlike a rename, fails if the name is taken.
 *
 * @returns whether the file was written; false if there was one already, which stays as it is
 * @throws the error of the file system, with nothing left behind
 */
export function createFile(path: string, content: string | Uint8Array): boolean {
  try {
    writeBeside(path, content, (beside) => linkSync(beside, path));
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

/** Writes to a new file beside the path, syncs it to the disk, and then gives it the name. */
function writeBeside(path: string, content: string | Uint8Array, publish: (beside: string) => void): void {
  const beside = `${path}.${randomUUID()}.partial`;
  try {
    // 'wx' makes a new file and follows no link
    synced(beside, 'wx', (file) => writeFileSync(file, content));
    publish(beside);
  } finally {
    rmSync(beside, { force: true });
  }
  // the new name lasts through a loss of power once its folder is synced; Windows opens no folder
  if (process.platform !== 'win32') synced(dirname(path), 'r', () => {});
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
