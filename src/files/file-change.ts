import { resolve } from 'node:path';
import { outOfRange } from '../errors/argument-error.js';
import { checkSignal, checkType, type OptionNames } from '../errors/checks.js';
import { checkPath } from '../node/check-path.js';
import { checkRegular } from '../node/regular-file.js';
import type { Watch } from './chunks.js';
import { type FileFormat, formatOf } from './formats.js';
import { checkOutput, openOutput, writeRecord } from './output.js';

/** What is written, and how the work is watched. */
export interface FileChangeOptions extends Watch {
  /** The file to write, in the format of the one that is read. It gets its name once it is whole. */
  readonly out: string;
  /** The file to write the record to, as JSON. */
  readonly record?: string;
  /** Whether `out` and `record` may replace files. */
  readonly force?: boolean;
  /** Default: by the name of the file. */
  readonly format?: FileFormat;
}

export const FILE_CHANGE_OPTIONS = {
  out: true,
  record: true,
  force: true,
  format: true,
  signal: true,
  onProgress: true,
} satisfies OptionNames<FileChangeOptions>;

/**
 * Checks what can be checked before a file is read.
 *
 * @returns the format of the file
 */
export function checkFileChange(
  path: string,
  { out, record, force = false, format, signal, onProgress }: FileChangeOptions,
): FileFormat {
  checkPath('path', path);
  checkPath('out', out);
  if (record !== undefined) checkPath('record', record);
  checkType('boolean', 'force', force);
  checkSignal('signal', signal);
  checkType('function', 'onProgress', onProgress);
  const known = formatOf(path, format);
  checkRegular(path);
  checkOutput(out, force);
  if (record === undefined) return known;
  if (resolve(record) === resolve(out)) throw outOfRange('record', 'another file than `out`', record);
  checkOutput(record, force);
  return known;
}

/** Writes the file, then its record; neither gets its name before both are whole. */
export async function writeChange<FileRecord extends object>(
  { out, record: recordPath, force = false }: FileChangeOptions,
  work: (write: (bytes: Uint8Array) => Promise<void>) => Promise<FileRecord>,
): Promise<FileRecord> {
  const output = await openOutput(out, force);
  try {
    const record = await work(output.write);
    if (recordPath === undefined) await output.publish();
    else await writeRecord(recordPath, record, force, output.publish);
    return record;
  } finally {
    await output.abandon();
  }
}
