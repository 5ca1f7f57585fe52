/**
 * The module `worker_threads` in Node, undefined elsewhere. Asked for at run time, so that a bundle for browsers holds no
 * import of Node.
 */
export function nodeThreads(): typeof import('worker_threads') | undefined {
  if (typeof process !== 'object' || !process.versions?.node) return undefined;
  return process.getBuiltinModule('node:worker_threads');
}
