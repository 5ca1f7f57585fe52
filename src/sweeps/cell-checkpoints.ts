import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileStore } from '../node/file-store.js';
import type { TrainOptions } from '../train/train-options.js';
import { faultOf } from './file-faults.js';

export interface CellCheckpoints {
  /** A folder of the cell's own, made when there is something to keep. */
  readonly folder: string;
  /** From one to the next. */
  readonly seconds: number;
}

const FILE = 'checkpoint';

export function checkpointFolder(store: string, id: string): string {
  return join(store, 'checkpoints', id);
}

/** Keeps a cell's checkpoint in its folder; nothing of a cell that ends before the first is due. */
export function keptIn({ folder, seconds }: CellCheckpoints): NonNullable<TrainOptions['checkpoints']> {
  const file = fileStore(join(folder, FILE));
  const due = performance.now() + 1000 * seconds;
  const read = async () => {
    try {
      return await file.read();
    } catch (error) {
      const cure = 'remove it to start anew';
      throw new Error(`the checkpoint in ${file.name} cannot be read: ${faultOf(error)}; ${cure}`);
    }
  };
  const write = async (bytes: Uint8Array) => {
    if (performance.now() < due) return;
    mkdirSync(folder, { recursive: true });
    await file.write(bytes);
  };
  return { store: { name: file.name, read, write }, seconds };
}

/** Removes what a cell kept, with what it left when it was killed; another process may be writing there. */
export function removeCheckpoints(store: string, id: string): void {
  rmSync(checkpointFolder(store, id), { recursive: true, force: true, maxRetries: 5 });
}

/** Removes what cells kept that have a result: of a sweep that was killed between the two. */
export function removeStaleCheckpoints(store: string, recorded: ReadonlySet<string>): void {
  const folder = join(store, 'checkpoints');
  if (!existsSync(folder)) return;
  for (const id of readdirSync(folder)) if (recorded.has(id)) removeCheckpoints(store, id);
}

/** When a cell last wrote a checkpoint, in milliseconds; undefined if it has none. */
export function checkpointTime(folder: string): number | undefined {
  return statSync(join(folder, FILE), { throwIfNoEntry: false })?.mtimeMs;
}
