import { readFile } from 'node:fs/promises';
import type { CheckpointStore } from '../train/checkpoints/checkpoint-store.js';
import { checkPath } from './check-path.js';
import { codeOf, replaceFile } from './whole-file.js';

/**
 * Keeps a checkpoint in a file. A new one is written beside it, flushed to the disk, and then takes its name in one step.
 *
 * @param path of a file in a folder that exists
 */
export function fileStore(path: string): CheckpointStore {
  checkPath('path', path);
  return {
    name: path,
    read: async () => {
      try {
        return new Uint8Array(await readFile(path));
      } catch (error) {
        if (codeOf(error) === 'ENOENT') return undefined;
        throw error;
      }
    },
    write: async (bytes) => replaceFile(path, bytes),
  };
}
