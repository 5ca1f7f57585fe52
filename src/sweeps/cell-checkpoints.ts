import { mkdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileStore } from '../node/file-store.js';
import type { CheckpointStore } from '../train/checkpoints/checkpoint-store.js';

/** Where the process of a cell keeps its checkpoints, and how often. */
export interface CellCheckpoints {
  /** A folder of the cell's own, made when there is something to keep. */
  readonly folder: string;
  /** From one to the next. */
  readonly seconds: number;
}

/** The name of the file of a checkpoint in its folder. */
const FILE = 'checkpoint';

/** The folder of a cell's checkpoints in a store. */
export function checkpointFolder(store: string, id: string): string {
  return join(store, 'checkpoints', id);
}

/** Keeps a cell's checkpoint in its folder. */
export function cellCheckpoint(folder: string): CheckpointStore {
  const file = fileStore(join(folder, FILE));
  return {
    ...file,
    write: async (bytes) => {
      mkdirSync(folder, { recursive: true });
      await file.write(bytes);
    },
  };
}

/** Removes what a cell kept, with what it left when it was killed. */
export function removeCheckpoints(store: string, id: string): void {
  rmSync(checkpointFolder(store, id), { recursive: true, force: true });
}

/** When a cell last wrote a checkpoint, in milliseconds; undefined if it has none. */
export function checkpointTime(folder: string): number | undefined {
  return statSync(join(folder, FILE), { throwIfNoEntry: false })?.mtimeMs;
}
