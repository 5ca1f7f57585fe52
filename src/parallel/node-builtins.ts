/**
 * The module `worker_threads` in Node, undefined elsewhere. Asked for at run time, so that a bundle for browsers holds no
 * import of Node.
 */
export function nodeThreads(): typeof import('worker_threads') | undefined {
  return inNode() ? process.getBuiltinModule('node:worker_threads') : undefined;
}

/** How many cores this program may use; undefined if the machine does not say. */
export function cores(): number | undefined {
  if (inNode()) return process.getBuiltinModule('node:os').availableParallelism();
  return typeof navigator === 'object' ? navigator.hardwareConcurrency : undefined;
}

const inNode = (): boolean => typeof process === 'object' && process.versions?.node !== undefined;
