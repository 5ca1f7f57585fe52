import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { checkChoice } from '../errors/checks.js';
import { binaryLabels } from './binary-labels.js';
import { type ByteSource, checkRegular, openBytes } from './byte-source.js';
import { cifarHeader } from './cifar.js';
import { type Columns, columnLabels } from './column.js';
import { readIdxHeader } from './idx.js';
import type { LabelFile, LabelSelection } from './label-file.js';
import type { HeaderOptions, Layout } from './layout.js';
import { readNpyHeader } from './npy.js';
import { delimitedColumns, jsonLinesColumns } from './text-columns.js';

/** The formats of files. */
export type FileFormat = 'npy' | 'idx' | 'cifar-10' | 'cifar-100' | 'csv' | 'tsv' | 'jsonl';

/** What is known of a format: how the names of its files look, and how one is read. */
type FormatEntry = { readonly names: RegExp } & (
  | { readonly header: (source: ByteSource, options: HeaderOptions) => Promise<Layout> }
  | {
      readonly columns: (
        bytes: Uint8Array,
        selection: LabelSelection,
        name: string,
      ) => Columns | Promise<Columns>;
    }
);

/** Every format: those with a header are read piece by piece, those with columns as a whole. */
const FORMATS = {
  npy: { names: /\.npy$/, header: readNpyHeader },
  idx: { names: /(-ubyte|\.idx\d?)$/, header: readIdxHeader },
  'cifar-10': { names: /^(data_batch_\d|test_batch)\.bin$/, header: cifarHeader('cifar-10') },
  'cifar-100': { names: /^(train|test)\.bin$/, header: cifarHeader('cifar-100') },
  csv: { names: /\.csv$/, columns: delimitedColumns(',') },
  tsv: { names: /\.(tsv|tab)$/, columns: delimitedColumns('\t') },
  jsonl: { names: /\.(jsonl|ndjson)$/, columns: jsonLinesColumns },
} as const satisfies Record<FileFormat, FormatEntry>;

/** The names of all formats. */
export const FORMAT_NAMES = Object.keys(FORMATS) as FileFormat[];

/** The most bytes that a compressed file of columns may become: 1 GB. */
const MOST_BYTES = 2 ** 30;

/**
 * The format of a file, by its name without the `.gz` of a compressed one.
 *
 * @throws TypeError if the name tells none
 */
export function formatOf(path: string, given?: FileFormat): FileFormat {
  if (given !== undefined) checkChoice('format', given, FORMAT_NAMES);
  const name = basename(path).replace(/\.gz$/, '');
  const format = given ?? FORMAT_NAMES.find((known) => FORMATS[known].names.test(name));
  if (format) return format;
  throw new TypeError(
    `the name of ${path} tells no format; \`format\` must be one of ${FORMAT_NAMES.join(', ')}`,
  );
}

/**
 * Opens the labels of a file.
 *
 * @throws TypeError or RangeError if the file has no such labels, or is damaged
 */
export async function openLabels(
  path: string,
  format: FileFormat,
  selection: LabelSelection,
): Promise<LabelFile> {
  const entry: FormatEntry = FORMATS[format];
  const name = basename(path);
  if ('columns' in entry)
    return columnLabels(await entry.columns(wholeFile(path), selection, name), selection, name);
  const source = await openBytes(path);
  try {
    const layout = await entry.header(source, { name, labels: selection.labels });
    return binaryLabels(source, layout, selection, name);
  } catch (error) {
    await source.close();
    throw error;
  }
}

/** All bytes of a file, decompressed. */
function wholeFile(path: string): Uint8Array {
  checkRegular(path);
  const bytes = readFileSync(path);
  if (!path.endsWith('.gz')) return bytes;
  try {
    return gunzipSync(bytes, { maxOutputLength: MOST_BYTES });
  } catch {
    throw new RangeError(`${path} cannot be decompressed; it is truncated, damaged, or more than 1 GB`);
  }
}
