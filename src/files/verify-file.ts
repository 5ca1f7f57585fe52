import { readFileSync } from 'node:fs';
import { digestLabels } from '../digests/digest.js';
import { outOfRange } from '../errors/argument-error.js';
import { checkOptions } from '../errors/checks.js';
import { simd } from '../kernels/simd/simd.js';
import { checkPath } from '../node/check-path.js';
import { checkRegular } from '../node/regular-file.js';
import { imageSides } from '../plans/images/image-shape.js';
import { writePlan } from '../plans/images/write-plan.js';
import type { Classes } from '../plans/labels/class-names.js';
import type { LabelNoise } from '../plans/labels/label-noise.js';
import { deriveImagePlan } from '../records/derive-again.js';
import { differencesOf } from '../records/differences.js';
import { idsFromJson, idsToJson } from '../records/ids-json.js';
import { startImageRecorder } from '../records/image-record.js';
import type { LabelRecord } from '../records/label-record.js';
import { recordDifferences, type Verification, verify } from '../records/verify.js';
import { closing } from './closing.js';
import type { ImageFileRecord } from './corrupt-image-file.js';
import type { LabelFileRecord } from './corrupt-label-file.js';
import { type FileFormat, formatOf, openImages } from './formats.js';
import { type ImageFile, imagesAtOnce } from './image-file.js';
import { nodeSha256 } from './node-sha256.js';
import { readLabels } from './read-labels.js';

/** Options of `verifyFile`. */
export interface VerifyFileOptions {
  /** The file as it was before. Without it, a record of labels must hold them; else only the digest is compared. */
  readonly original?: string;
  /** The noise, if JSON does not hold all of it (`instanceDependent`, `partDependent`, `ownNoise`). */
  readonly noise?: LabelNoise;
  /** Default: that of the record. */
  readonly format?: FileFormat;
}

/** What `verifyFile` found. */
export interface FileVerification extends Verification {
  /** Whether the corruption was done again, rather than the digest of its result compared. */
  readonly derived: boolean;
  readonly examples: number;
}

type Verify<FileRecord> = (
  record: FileRecord,
  open: (path: string) => FileFormat,
  path: string,
  options: VerifyFileOptions,
) => Promise<Omit<FileVerification, 'ok'>>;

/**
 * Whether a file is what its record says: reads its labels or images, does the corruption again from the original ones, and
 * compares.
 *
 * @param recordPath the record, as `corruptLabelFile`, `corruptImageFile` or `JSON.stringify` wrote it
 * @param path the corrupted file
 * @throws RangeError if the record is not one, or a file is damaged
 */
export async function verifyFile(
  recordPath: string,
  path: string,
  options: VerifyFileOptions = {},
): Promise<FileVerification> {
  checkOptions(options, { original: true, noise: true, format: true });
  const own = { ...options };
  checkPath('recordPath', recordPath);
  checkPath('path', path);
  if (own.original !== undefined) checkPath('original', own.original);
  const record = readRecord(recordPath);
  const formatFor = (file: string) =>
    formatOf(file, own.format === undefined ? record.file.format : own.format);
  const found =
    record.format === 'rethink-gen/label-record/1'
      ? await verifyLabels(record, formatFor, path, own)
      : await verifyImages(record, formatFor, path, own);
  return { ok: found.differences.length === 0, ...found };
}

const verifyLabels: Verify<LabelFileRecord> = async ({ file, ...record }, formatFor, path, options) => {
  const { classes, classNames } = record.specification as unknown as Classes;
  const { format: _format, images: _images, ...selection } = file;
  const read = (from: string) =>
    readLabels(from, formatFor(from), { ...selection, classes: classNames ?? classes });
  const { labels: output, ids } = await read(path);
  const original = options.original === undefined ? undefined : (await read(options.original)).labels;
  const { noise } = options;
  const others = ids ? differencesOf('ids', record.ids ?? [], idsToJson(ids) ?? []) : [];
  const examples = output.length;
  if (!original && record.originalLabels === undefined) {
    return {
      differences: [...others, ...digestDifferences(record, digestLabels(output))],
      derived: false,
      examples,
    };
  }
  const data = { output, ...(original && { input: original }), ...(noise !== undefined && { noise }) };
  const { differences } = verify(record as LabelRecord, data);
  return { differences: [...others, ...differences], derived: true, examples };
};

const verifyImages: Verify<ImageFileRecord> = async (
  { file: where, ...record },
  formatFor,
  path,
  options,
) => {
  const selection = {
    imageShape: record.specification.imageShape as number[],
    ...(where.images !== undefined && { images: where.images }),
  };
  const open = async (from: string) => {
    const format = formatFor(from);
    const { imageShape, ...others } = selection;
    return openImages(from, format, format.startsWith('cifar') ? others : { imageShape, ...others });
  };
  return closing(await open(path), async (file) => {
    const examples = file.count;
    if (options.original !== undefined) {
      const again = (original: ImageFile) => deriveAgain(record, original, file);
      return { differences: await closing(await open(options.original), again), derived: true, examples };
    }
    const hash = nodeSha256();
    for await (const { values } of file.chunks(imagesAtOnce(file)))
      hash.update(new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
    return { differences: digestDifferences(record, hash.digest()), derived: false, examples };
  });
};

/** Where images differ from those of a record, derived again piece by piece from the original ones. */
async function deriveAgain(
  record: Omit<ImageFileRecord, 'file'>,
  original: ImageFile,
  file: ImageFile,
): Promise<string[]> {
  if (original.count !== file.count || original.like.constructor !== file.like.constructor)
    return [`the file has ${file.count} images in another array than the ${original.count} of the original`];
  const recorder = startImageRecorder(nodeSha256);
  const ids = record.ids === undefined ? { first: 0 } : idsFromJson(record.ids);
  const others = file.chunks(imagesAtOnce(file))[Symbol.asyncIterator]();
  const differences: string[] = [];
  const { size } = imageSides(original.shape);
  let done = 0;
  for await (const { values } of original.chunks(imagesAtOnce(original))) {
    const { value: chunk } = await others.next();
    const images = values.length / size;
    const own =
      'first' in ids ? { first: ids.first + done } : Array.from({ length: images }, (_, i) => ids[done + i]);
    const plan = deriveImagePlan({ specification: record.specification, ids: own }, values, simd);
    const output = values.slice() as typeof values;
    writePlan(plan, values, output);
    recorder.add(plan, values, output);
    if (differences.length === 0)
      differences.push(...differencesOf(`images from ${done} on`, chunk.values, output));
    done += images;
  }
  return [...differences, ...recordDifferences({ ...record }, recorder.record())];
}

function digestDifferences({ digests }: Pick<LabelRecord, 'digests'>, found: string): string[] {
  return found === digests.output ? [] : ['the digest of the file is not `digests.output`'];
}

function readRecord(path: string): LabelFileRecord | ImageFileRecord {
  checkRegular(path);
  let record: unknown;
  try {
    record = JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    throw new RangeError(`${path} is not JSON`);
  }
  const { format, specification } = Object(record) as Partial<LabelFileRecord | ImageFileRecord>;
  const known = format === 'rethink-gen/label-record/1' || format === 'rethink-gen/image-record/1';
  if (!known || typeof specification !== 'object')
    throw outOfRange('format', 'that of a record of labels or images', format, `${path} is not a record`);
  return Object.assign({ file: {} }, record) as LabelFileRecord | ImageFileRecord;
}
