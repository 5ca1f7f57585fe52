import { open, readFile, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { CheckpointStore } from '../train/checkpoints/checkpoint-store.js';

/**
 * Keeps a checkpoint in a file. A new one is written beside it, flushed to the disk, and then takes its name in one step.
 *
 * @param path of a file in a folder that exists
 */
export function fileStore(path: string): CheckpointStore {
  return {
    name: path,
    read: async () => {
      try {
        return new Uint8Array(await readFile(path));
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
        throw error;
      }
    },
    write: async (bytes) => {
      const beside = `${path}.new`;
      await flushed(beside, 'w', (file) => file.writeFile(bytes));
      await rename(beside, path);
      await flushed(dirname(path), 'r', async () => {});
    },
  };
}

type OpenFile = Awaited<ReturnType<typeof open>>;

async function flushed(path: string, flags: string, use: (file: OpenFile) => Promise<void>): Promise<void> {
  const file = await open(path, flags);
  try {
    await use(file);
    await file.sync();
  } finally {
    await file.close();
  }
}
