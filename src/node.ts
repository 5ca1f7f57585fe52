/**
 * rethink-gen/node: what needs Node.
 *
 * @packageDocumentation
 */
export { type AuditFilesOptions, auditFiles, type FileAudit } from './files/audit-files.js';
export type { FileProgress, Watch } from './files/chunks.js';
export { corruptImageFile, type ImageFileOptions, type ImageFileRecord } from './files/corrupt-image-file.js';
export { corruptLabelFile, type LabelFileOptions, type LabelFileRecord } from './files/corrupt-label-file.js';
export type { FileChangeOptions } from './files/file-change.js';
export type { FileFormat } from './files/formats.js';
export type { ImageChangeOptions } from './files/image-change.js';
export type { ImageSelection } from './files/image-file.js';
export type { LabelChangeOptions } from './files/label-change.js';
export type { LabelSelection } from './files/label-file.js';
export type { RecordedFile } from './files/recorded-file.js';
export { type FileVerification, type VerifyFileOptions, verifyFile } from './files/verify-file.js';
export { type Backend, type BackendName, startBackend } from './node/backend.js';
export { readDataFolder } from './node/data-folder.js';
export { fileStore } from './node/file-store.js';
export type { CompactLabelRecord } from './records/label-tally.js';
export type { CheckpointStore } from './train/checkpoints/checkpoint-store.js';
