/**
 * rethink-gen/node: what needs Node.
 *
 * @packageDocumentation
 */
export { type AuditFilesOptions, auditFiles, type FileAudit } from './files/audit-files.js';
export {
  type CorruptedFile,
  type CorruptFileOptions,
  corruptFile,
  type FileProgress,
  type FileRecord,
  type RecordedFile,
} from './files/corrupt-file.js';
export type { FileFormat } from './files/formats.js';
export type { LabelChangeOptions } from './files/label-change.js';
export type { LabelSelection } from './files/label-file.js';
export { type FileVerification, type VerifyFileOptions, verifyFile } from './files/verify-file.js';
export { type Backend, type BackendName, startBackend } from './node/backend.js';
export { readDataFolder } from './node/data-folder.js';
export { fileStore } from './node/file-store.js';
export type { CheckpointStore } from './train/checkpoints/checkpoint-store.js';
