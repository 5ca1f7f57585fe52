import { statSync } from 'node:fs';
import { codeOf } from './whole-file.js';

/** The size of a regular file. */
export function checkRegular(path: string): number {
  try {
    const status = statSync(path);
    if (status.isFile()) return status.size;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') throw new Error(`there is no file ${path}`);
    throw error;
  }
  throw new Error(`${path} must be a regular file, not a folder, a pipe or a device`);
}
