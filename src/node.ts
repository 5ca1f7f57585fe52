/**
 * rethink-gen/node: what needs Node.
 *
 * @packageDocumentation
 */
export { fileStore } from './node/file-store.js';
export type { CheckpointStore } from './train/checkpoints/checkpoint-store.js';
