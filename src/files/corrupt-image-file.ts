import { checkChoice, checkOptions, checkType, type OptionNames } from '../errors/checks.js';
import { IMAGE_OPERATIONS } from '../plans/images/image-operations.js';
import type { ImageRecord } from '../records/image-record.js';
import { rewrite } from './chunks.js';
import { closing } from './closing.js';
import { checkFileChange, FILE_CHANGE_OPTIONS, type FileChangeOptions, writeChange } from './file-change.js';
import { openImages } from './formats.js';
import { type ImageChangeOptions, imageChange } from './image-change.js';
import { type ImageSelection, imagesAtOnce } from './image-file.js';
import { type RecordedFile, recordedFile } from './recorded-file.js';

/** The record of what was done to the images of a file. */
export type ImageFileRecord = ImageRecord & { readonly file: RecordedFile };

/** Options of `corruptImageFile`. */
export interface ImageFileOptions extends ImageSelection, ImageChangeOptions, FileChangeOptions {}

const NAMES: OptionNames<ImageFileOptions> = {
  operation: true,
  seed: true,
  split: true,
  firstId: true,
  rate: true,
  exact: true,
  channels: true,
  block: true,
  statistics: true,
  clip: true,
  round: true,
  images: true,
  imageShape: true,
  ...FILE_CHANGE_OPTIONS,
};

/**
 * Corrupts the images of a file, and writes a file of the same format: the pixels are those of the function on the same images and
 * options, and everything else is what it was. NPY, IDX and CIFAR are read piece by piece, in memory that does not grow with the
 * file; NPZ as a whole.
 *
 * ```ts
 * await corruptImageFile('train.bin', { format: 'cifar-100', operation: 'random-pixels', seed: 42, out: 'random.bin' });
 * ```
 *
 * @param path of a regular file: NPY, NPZ, IDX, CIFAR-10 or CIFAR-100 (binary)
 * @returns the record
 * @throws RangeError if the file is damaged. Nothing is written then
 * @throws Error if a file is missing, or exists already and `force` is not set
 */
export async function corruptImageFile(path: string, given: ImageFileOptions): Promise<ImageFileRecord> {
  checkOptions(given, NAMES);
  const options = { ...given };
  checkType('string', 'images', options.images);
  const format = checkFileChange(path, options);
  checkChoice('operation', options.operation, IMAGE_OPERATIONS);
  const open = () => openImages(path, format, options);
  return closing(await open(), async (file) => {
    const change = await imageChange(file, open, options);
    return writeChange(options, async (write) => {
      await rewrite(file.chunks(imagesAtOnce(file)), file.count, change.apply, write, options);
      return { ...change.record(), file: recordedFile(format, options) };
    });
  });
}
