import { codeOf } from '../node/whole-file.js';

/** What went wrong with a file or folder, in words, by the codes of the operating system. */
const FAULTS: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EROFS: 'the file system is read-only',
  EACCES: 'permission denied',
  EPERM: 'not permitted (some file systems know no hard links)',
  ENOENT: 'the folder is gone',
  ENOTDIR: 'a file is in the way',
  EEXIST: 'a file is in the way',
  EISDIR: 'a folder is in the way',
  EPIPE: 'nobody reads it any more',
  ELOOP: 'its links lead round in a circle',
};

/** Why something with a file or folder failed, in words. */
export function faultOf(error: unknown): string {
  const code = codeOf(error);
  const message = error instanceof Error ? error.message : String(error);
  return typeof code === 'string' ? `${FAULTS[code] ?? message} (${code})` : message;
}
