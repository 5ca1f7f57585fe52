import { given } from '../digests/given.js';
import type { FileFormat } from './formats.js';
import type { ImageSelection } from './image-file.js';
import type { LabelSelection } from './label-file.js';

/** Where a file holds the data of a record. */
export interface RecordedFile extends Omit<LabelSelection, 'classes'>, Pick<ImageSelection, 'images'> {
  readonly format: FileFormat;
}

export function recordedFile(format: FileFormat, options: LabelSelection & ImageSelection): RecordedFile {
  const { labels, ids, keepMissing, header, images } = options;
  return { format, ...given({ labels, ids, keepMissing, header, images }) };
}
