import { readFileSync } from 'node:fs';
import { digestLabels } from '../digests/digest.js';
import { outOfRange } from '../errors/argument-error.js';
import { checkOptions } from '../errors/checks.js';
import type { Classes } from '../plans/labels/class-names.js';
import type { LabelNoise } from '../plans/labels/label-noise.js';
import type { ExampleId } from '../random/example-ids.js';
import { differencesOf } from '../records/differences.js';
import { growingArray } from '../records/growing-array.js';
import { idsToJson } from '../records/ids-json.js';
import type { LabelRecord } from '../records/label-record.js';
import { type Verification, verify } from '../records/verify.js';
import { checkRegular } from './byte-source.js';
import type { FileRecord } from './corrupt-file.js';
import { type FileFormat, formatOf, openLabels } from './formats.js';
import type { LabelSelection } from './label-file.js';

/** Options of `verifyFile`. */
export interface VerifyFileOptions {
  /** The file as it was before; without it, the record must hold the original labels, or only the digest is compared. */
  readonly original?: string;
  /** The noise, if JSON does not hold all of it (`instanceDependent`, `partDependent`, `ownNoise`). */
  readonly noise?: LabelNoise;
  /** Default: by the name of the file. */
  readonly format?: FileFormat;
}

/** What `verifyFile` found. */
export interface FileVerification extends Verification {
  /** Whether the corruption was done again, rather than the digest of its result compared. */
  readonly derived: boolean;
  readonly examples: number;
}

/**
 * Whether a file is what its record says: reads its labels, does the corruption again from the original ones, and compares.
 *
 * @param recordPath the record, as `corruptFile` or `JSON.stringify` wrote it
 * @param path the corrupted file
 * @throws TypeError or RangeError if the record is not one, or a file is damaged
 */
export async function verifyFile(
  recordPath: string,
  path: string,
  options: VerifyFileOptions = {},
): Promise<FileVerification> {
  checkOptions(options, { original: true, noise: true, format: true });
  const { file, ...record } = readRecord(recordPath);
  const { classes, classNames } = record.specification as unknown as Classes;
  const { format: recorded, ...selection } = file;
  const read = (from: string) =>
    readLabels(from, formatOf(from, options.format ?? recorded), {
      ...selection,
      classes: classNames ?? classes,
    });
  const { labels: output, ids } = await read(path);
  const original = options.original === undefined ? undefined : (await read(options.original)).labels;
  const { noise } = options;
  const others = ids ? differencesOf('ids', record.ids ?? [], idsToJson(ids) ?? []) : [];
  const examples = output.length;
  if (!original && record.originalLabels === undefined) {
    const same = digestLabels(output) === record.digests.output;
    const differences = same ? others : [...others, 'the digest of the labels is not `digests.output`'];
    return { ok: differences.length === 0, differences, derived: false, examples };
  }
  const data = { output, ...(original && { input: original }), ...(noise && { noise }) };
  const differences = [...others, ...verify(record, data).differences];
  return { ok: differences.length === 0, differences, derived: true, examples };
}

/** All labels of a file. */
export async function readLabels(
  path: string,
  format: FileFormat,
  selection: LabelSelection,
): Promise<{ readonly labels: Int32Array; readonly ids?: readonly ExampleId[] }> {
  const file = await openLabels(path, format, selection);
  try {
    const all = growingArray(new Int32Array(0));
    for await (const { labels } of file.chunks(2 ** 20)) all.append(labels);
    return { labels: all.values(), ...(file.ids && { ids: file.ids }) };
  } finally {
    await file.close();
  }
}

function readRecord(path: string): LabelRecord & Pick<FileRecord, 'file'> {
  checkRegular(path);
  let record: unknown;
  try {
    record = JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    throw new RangeError(`${path} is not JSON`);
  }
  const { format, specification } = Object(record) as Partial<FileRecord>;
  if (format !== 'rethink-gen/label-record/1' || typeof specification !== 'object') {
    throw outOfRange('format', 'rethink-gen/label-record/1', format, `${path} is not a record of labels`);
  }
  return { file: {}, ...(record as LabelRecord) } as LabelRecord & Pick<FileRecord, 'file'>;
}
