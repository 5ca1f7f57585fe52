import { wrongKind } from '../../errors/argument-error.js';

/** A place for one checkpoint. */
export interface CheckpointStore {
  /** For error messages, e.g. the path of a file. */
  readonly name: string;
  /** What was written last; `undefined` if there is nothing yet. */
  readonly read: () => Promise<Uint8Array | undefined>;
  /** Replaces it as a whole: whoever reads, at whatever moment, finds the old bytes or the new ones. */
  readonly write: (bytes: Uint8Array) => Promise<void>;
}

/** Keeps a checkpoint in memory. */
export function memoryStore(): CheckpointStore {
  let stored: Uint8Array | undefined;
  return {
    name: 'memory',
    read: async () => stored?.slice(),
    write: async (bytes) => {
      if (!(bytes instanceof Uint8Array)) throw wrongKind('bytes', 'a Uint8Array', bytes);
      stored = bytes.slice();
    },
  };
}
