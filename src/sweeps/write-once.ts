import { randomUUID } from 'node:crypto';
import { closeSync, fsyncSync, linkSync, openSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Writes a file that is there whole or not at all, and that nobody ever replaces: under a temporary name first, synced to the
 * disk, then linked (a link, unlike a rename, fails where the name is taken).
 *
 * @returns whether the file was written; false where there was one already, which stays as it is
 * @throws the error of the file system, with nothing left behind
 */
export function writeOnce(path: string, text: string): boolean {
  const partial = `${path}.${randomUUID()}.partial`;
  try {
    writeSynced(partial, Buffer.from(text));
    linkSync(partial, path);
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(partial, { force: true });
  }
  syncFolder(dirname(path));
  return true;
}

/** The code of an error of the operating system, such as `ENOSPC`. */
export function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}

function writeSynced(path: string, bytes: Uint8Array): void {
  const file = openSync(path, 'wx');
  try {
    for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Makes the new name in a folder last through a loss of power; Windows opens no folder. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
