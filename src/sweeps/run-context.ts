import type { RunContext } from '../experiments/experiment.js';

/**
 * What a cell is lent here: the data set of a folder, if there is one, and a backend. What they need is loaded when the cell asks
 * for it, since a cell that does not train needs neither.
 */
export function runContext(folder?: string): RunContext {
  return {
    ...(folder && {
      readDataset: async () => (await import('../node/data-folder.js')).readDataFolder(folder),
    }),
    startBackend: async () => (await import('../node/backend.js')).startBackendUnlessSet(),
  };
}
