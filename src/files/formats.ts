import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { wrongKind } from '../errors/argument-error.js';
import { checkChoice } from '../errors/checks.js';
import { checkRegular } from '../node/regular-file.js';
import { codeOf } from '../node/whole-file.js';
import { binaryLabels } from './binary-labels.js';
import { type ByteSource, memoryBytes, openBytes } from './byte-source.js';
import type { Chunk } from './chunks.js';
import { cifarHeader } from './cifar.js';
import { type Columns, columnLabels } from './column.js';
import { readIdxHeader } from './idx.js';
import { binaryImages, type ImageFile, type ImageSelection } from './image-file.js';
import type { LabelFile, LabelSelection } from './label-file.js';
import type { HeaderOptions, Layout } from './layout.js';
import { readNpyHeader } from './npy.js';
import { memberOf, readZip, writeZip } from './npz.js';
import { parquetColumns } from './parquet.js';
import { delimitedColumns, jsonLinesColumns } from './text-columns.js';

/** The formats of files. */
export type FileFormat =
  | 'npy'
  | 'npz'
  | 'idx'
  | 'cifar-10'
  | 'cifar-100'
  | 'csv'
  | 'tsv'
  | 'jsonl'
  | 'parquet';

type ReadHeader = (source: ByteSource, options: HeaderOptions) => Promise<Layout>;
type ReadColumns = (bytes: Uint8Array, selection: LabelSelection, name: string) => Columns | Promise<Columns>;

/** What is known of a format: how the names of its files look, and how one is read. */
type FormatEntry = { readonly names: RegExp } & (
  | { readonly header: ReadHeader }
  | { readonly member: ReadHeader }
  | { readonly columns: ReadColumns }
);

/**
 * Every format: those with a header are read piece by piece; those with columns, and those whose member has a header, as a
 * whole.
 */
const FORMATS = {
  npy: { names: /\.npy$/, header: readNpyHeader },
  npz: { names: /\.npz$/, member: readNpyHeader },
  idx: { names: /(-ubyte|\.idx\d?)$/, header: readIdxHeader },
  'cifar-10': { names: /^(data_batch_\d|test_batch)\.bin$/, header: cifarHeader('cifar-10') },
  'cifar-100': { names: /^(train|test)\.bin$/, header: cifarHeader('cifar-100') },
  csv: { names: /\.csv$/, columns: delimitedColumns(',') },
  tsv: { names: /\.(tsv|tab)$/, columns: delimitedColumns('\t') },
  jsonl: { names: /\.(jsonl|ndjson)$/, columns: jsonLinesColumns },
  parquet: { names: /\.(parquet|pq)$/, columns: parquetColumns },
} as const satisfies Record<FileFormat, FormatEntry>;

export const FORMAT_NAMES = Object.keys(FORMATS) as FileFormat[];

/** The most bytes of a file that is read as a whole, and that a compressed one may become: 1 GB. */
const MOST_BYTES = 2 ** 30;

/** The format of a file, by its name without the `.gz` of a compressed one. */
export function formatOf(path: string, given?: FileFormat): FileFormat {
  if (given !== undefined) checkChoice('format', given, FORMAT_NAMES);
  const name = basename(path).replace(/\.gz$/, '');
  const format = given ?? FORMAT_NAMES.find((known) => FORMATS[known].names.test(name));
  if (format) return format;
  throw new TypeError(
    `the name of ${path} tells no format; \`format\` must be one of ${FORMAT_NAMES.join(', ')}`,
  );
}

export async function openLabels(
  path: string,
  format: FileFormat,
  selection: LabelSelection,
): Promise<LabelFile> {
  const entry: FormatEntry = FORMATS[format];
  const name = basename(path);
  if ('columns' in entry)
    return columnLabels(await entry.columns(wholeFile(path), selection, name), selection, name);
  const { labels, ...others } = selection;
  if ('member' in entry) {
    const opened = openMember(path, 'labels', labels);
    const layout = await entry.member(opened.source, { name });
    const file = binaryLabels(opened.source, layout, others, name);
    return { ...file, chunks: () => zipped(file.chunks(file.count), opened) };
  }
  return openHeader(path, async (source) =>
    binaryLabels(source, await entry.header(source, { name, labels }), selection, name),
  );
}

export async function openImages(
  path: string,
  format: FileFormat,
  selection: ImageSelection,
): Promise<ImageFile> {
  const entry: FormatEntry = FORMATS[format];
  const name = basename(path);
  const { images } = selection;
  if ('columns' in entry) throw wrongKind('format', 'one that holds images', format);
  if ('member' in entry) {
    const opened = openMember(path, 'images', images);
    const file = binaryImages(opened.source, await entry.member(opened.source, { name }), selection, name);
    return { ...file, chunks: () => zipped(file.chunks(file.count), opened) };
  }
  if (images !== undefined) throw wrongKind('images', `left out, since ${format} has one array`, images);
  return openHeader(path, async (source) =>
    binaryImages(source, await entry.header(source, { name }), selection, name),
  );
}

async function openHeader<File>(path: string, read: (source: ByteSource) => Promise<File>): Promise<File> {
  const source = await openBytes(path);
  try {
    return await read(source);
  } catch (error) {
    await source.close();
    throw error;
  }
}

/** The arrays of an NPZ file, and the one that is meant. */
function openMember(path: string, option: 'labels' | 'images', wanted: string | undefined) {
  const members = readZip(wholeFile(path), basename(path));
  const member = memberOf(members, option, wanted);
  return { source: memoryBytes(member.bytes), members, member };
}

/** Chunks of a file within a ZIP file, which make another ZIP file. */
async function* zipped<Values>(
  chunks: AsyncIterable<Chunk<Values>>,
  { members, member }: ReturnType<typeof openMember>,
): AsyncGenerator<Chunk<Values>> {
  for await (const { values, rewritten } of chunks) {
    yield {
      values,
      rewritten: (others) => {
        const bytes = Buffer.concat([...rewritten(others)]);
        return [writeZip(members.map((one) => (one === member ? { ...one, bytes } : one)))];
      },
    };
  }
}

function wholeFile(path: string): Uint8Array {
  const size = checkRegular(path);
  if (size > MOST_BYTES)
    throw new RangeError(`${path} has ${size} bytes, more than 1 GB; split it, or save the labels as NPY`);
  const bytes = readFileSync(path);
  if (!path.endsWith('.gz')) return bytes;
  const tooLarge = () =>
    new RangeError(`${path} becomes more than 1 GB; split it, or save the labels as NPY`);
  // the end of a gzip file promises its size
  if (size >= 4 && bytes.readUInt32LE(size - 4) > MOST_BYTES) throw tooLarge();
  try {
    return gunzipSync(bytes, { maxOutputLength: MOST_BYTES, chunkSize: 2 ** 20 });
  } catch (error) {
    if (codeOf(error) === 'ERR_BUFFER_TOO_LARGE') throw tooLarge();
    throw new RangeError(`${path} cannot be decompressed; it is truncated or damaged`);
  }
}
