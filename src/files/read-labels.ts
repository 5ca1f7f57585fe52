import { growingArray } from '../records/growing-array.js';
import { closing } from './closing.js';
import { type FileFormat, openLabels } from './formats.js';
import type { LabelFile, LabelSelection } from './label-file.js';

/** All labels of a file, with the ids of its examples if it has them, and the classes. */
export async function readLabels(
  path: string,
  format: FileFormat,
  selection: LabelSelection,
): Promise<{ readonly labels: Int32Array } & Pick<LabelFile, 'ids' | 'classes' | 'classNames'>> {
  return closing(await openLabels(path, format, selection), async (file) => {
    const all = growingArray(new Int32Array(0));
    for await (const { values } of file.chunks(2 ** 20)) all.append(values);
    const { ids, classes, classNames } = file;
    return { labels: all.values(), classes, ...(ids && { ids }), ...(classNames && { classNames }) };
  });
}
