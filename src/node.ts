/**
 * rethink-gen/node: what needs Node.
 *
 * @packageDocumentation
 */
export { type Backend, type BackendName, startBackend } from './node/backend.js';
export { readDataFolder } from './node/data-folder.js';
export { fileStore } from './node/file-store.js';
export type { CheckpointStore } from './train/checkpoints/checkpoint-store.js';
