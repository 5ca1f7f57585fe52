/**
 * rethink-gen/node: what needs Node.
 *
 * @packageDocumentation
 */
export { readDataFolder } from './node/data-folder.js';
export { fileStore } from './node/file-store.js';
export type { CheckpointStore } from './train/checkpoints/checkpoint-store.js';
