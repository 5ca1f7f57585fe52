import type { ExampleId } from '../random/example-ids.js';
import { growingArray } from '../records/growing-array.js';
import { type FileFormat, openLabels } from './formats.js';
import type { LabelSelection } from './label-file.js';

/** All labels of a file, and the ids of its examples if it has them. */
export async function readLabels(
  path: string,
  format: FileFormat,
  selection: LabelSelection,
): Promise<{ readonly labels: Int32Array; readonly ids?: readonly ExampleId[] }> {
  const file = await openLabels(path, format, selection);
  try {
    const all = growingArray(new Int32Array(0));
    for await (const { values } of file.chunks(2 ** 20)) all.append(values);
    return { labels: all.values(), ...(file.ids && { ids: file.ids }) };
  } finally {
    await file.close();
  }
}
