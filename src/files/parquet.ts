import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import {
  type ColumnChunk,
  type FileMetaData,
  parquetMetadata,
  parquetReadObjects,
  type SchemaElement,
} from 'hyparquet';
import { ByteWriter, parquetWriteBuffer } from 'hyparquet-writer';
import { writeMetadata } from 'hyparquet-writer/src/metadata.js';
import { outOfRange } from '../errors/argument-error.js';
import type { Columns } from './column.js';
import { DEFAULT_LABELS, type LabelSelection } from './label-file.js';
import { checkPages, MOST_PAGE_BYTES } from './parquet-pages.js';

/** How pages are decompressed that hyparquet does not know. */
const COMPRESSORS = {
  GZIP: (bytes: Uint8Array) => new Uint8Array(gunzipSync(bytes, { maxOutputLength: MOST_PAGE_BYTES })),
  BROTLI: (bytes: Uint8Array) =>
    new Uint8Array(brotliDecompressSync(bytes, { maxOutputLength: MOST_PAGE_BYTES })),
};

/**
 * The columns of a Parquet file. A file with other labels keeps the bytes of all other columns where they are; the new labels
 * stand behind them.
 */
export async function parquetColumns(
  bytes: Uint8Array,
  selection: LabelSelection,
  name: string,
): Promise<Columns> {
  const { metadata, rows } = await readParquet(bytes, selection, name);
  const { labels = DEFAULT_LABELS, ids } = selection;
  return {
    labels: rows.map((row, i) => (row[labels] == null ? null : scalarOf('label', row[labels], name, i))),
    ids: ids === undefined ? undefined : rows.map((row, i) => scalarOf('id', row[ids], name, i)),
    rewritten: (changed) => {
      const column = rows.map((row, i) => {
        const cell = changed[i];
        return cell === undefined
          ? row[labels]
          : typeof row[labels] === 'bigint'
            ? BigInt(cell as number)
            : cell;
      });
      return withColumn(bytes, metadata, labels, column);
    },
  };
}

async function readParquet(
  bytes: Uint8Array,
  { labels = DEFAULT_LABELS, ids }: LabelSelection,
  name: string,
) {
  const { buffer, byteOffset, byteLength } = bytes;
  const file = buffer.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer;
  let metadata: FileMetaData;
  try {
    metadata = parquetMetadata(file);
  } catch (cause) {
    throw new RangeError(`${name} is not a Parquet file, or is truncated or damaged`, { cause });
  }
  const [root, ...elements] = metadata.schema;
  const flat = root.num_children === elements.length;
  for (const [option, column] of Object.entries({ labels, ids })) {
    if (column !== undefined) checkColumn(option, column, elements, flat);
  }
  try {
    const columns = ids === undefined ? [labels] : [labels, ids];
    checkPages(file, metadata, columns, COMPRESSORS);
    const rows = await parquetReadObjects({ file, metadata, columns, compressors: COMPRESSORS });
    if (BigInt(rows.length) !== metadata.num_rows) throw new RangeError('rows are missing');
    return { metadata, rows };
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new RangeError(`${name} cannot be read: ${reason}`, { cause });
  }
}

function checkColumn(
  option: string,
  column: string,
  elements: readonly SchemaElement[],
  flat: boolean,
): void {
  const names = elements.map((element) => element.name);
  const found = elements.filter((element) => element.name === column && !element.num_children);
  const single = found.length === 1 && found[0].repetition_type !== 'REPEATED';
  const own = flat || found[0]?.name === column;
  if (!single || !own) throw outOfRange(option, `a column that is not nested (${names.join(', ')})`, column);
}

function scalarOf(what: 'label' | 'id', value: unknown, name: string, row: number): number | string {
  if (typeof value === 'bigint') return Number(value);
  if (typeof value === 'string' || typeof value === 'number') return value;
  throw new RangeError(`${name}, row ${row}: the ${what} must be a whole number or a string`);
}

/** The file with other values in a column. */
function withColumn(
  bytes: Uint8Array,
  metadata: FileMetaData,
  label: string,
  values: readonly unknown[],
): Uint8Array[] {
  const footer = bytes.length - metadata.metadata_length - 8;
  const written = newColumn(metadata, label, values);
  const groups = metadata.row_groups.map(({ columns: old, num_rows, sorting_columns }, g) => {
    const columns = old.map((column) =>
      isLabel(column, label) ? moved(written.chunks[g], footer - written.from) : withoutStatistics(column),
    );
    const sorted = sorting_columns?.some(({ column_idx }) => isLabel(old[column_idx], label));
    return {
      columns,
      num_rows,
      total_byte_size: sizeOf(columns, 'total_uncompressed_size'),
      total_compressed_size: sizeOf(columns, 'total_compressed_size'),
      ...(sorting_columns && !sorted && { sorting_columns }),
    };
  });
  const writer = new ByteWriter();
  writeMetadata(writer, { ...metadata, row_groups: groups });
  writer.appendUint32(0x31524150);
  return [bytes.subarray(0, footer), written.bytes, new Uint8Array(writer.getBuffer())];
}

function sizeOf(
  columns: readonly ColumnChunk[],
  size: 'total_uncompressed_size' | 'total_compressed_size',
): bigint {
  return columns.reduce((sum, { meta_data }) => sum + (meta_data?.[size] ?? 0n), 0n);
}

const isLabel = ({ meta_data }: ColumnChunk, label: string) =>
  meta_data?.path_in_schema.length === 1 && meta_data.path_in_schema[0] === label;

/** The values as column chunks, one for each group of rows: their bytes, and where these began. */
function newColumn({ schema, row_groups }: FileMetaData, label: string, values: readonly unknown[]) {
  const element = schema.find(({ name }) => name === label) as SchemaElement;
  const codec = row_groups[0].columns.find((column) => isLabel(column, label))?.meta_data?.codec;
  const file = parquetWriteBuffer({
    schema: [{ name: 'root', num_children: 1 }, element],
    columnData: [{ name: label, data: [...values], offsetIndex: false }],
    rowGroupSize: row_groups.map(({ num_rows }) => Number(num_rows)),
    codec: codec === 'UNCOMPRESSED' ? codec : 'SNAPPY',
    statistics: false,
  });
  const own = parquetMetadata(file);
  const from = 4;
  const to = file.byteLength - own.metadata_length - 8;
  return {
    from,
    bytes: new Uint8Array(file, from, to - from),
    chunks: own.row_groups.map(({ columns }) => columns[0]),
  };
}

/** A column chunk that stands elsewhere. */
function moved({ meta_data, file_offset }: ColumnChunk, by: number): ColumnChunk {
  const shift = BigInt(by);
  if (!meta_data) return { file_offset: file_offset + shift };
  const { dictionary_page_offset: dictionary } = meta_data;
  return {
    file_offset: 0n,
    meta_data: {
      ...meta_data,
      data_page_offset: meta_data.data_page_offset + shift,
      ...(dictionary !== undefined && { dictionary_page_offset: dictionary + shift }),
    },
  };
}

/** A column chunk without its least and greatest value, whose bytes hyparquet does not keep. */
function withoutStatistics({ meta_data, ...column }: ColumnChunk): ColumnChunk {
  if (!meta_data) return column;
  const { statistics: _statistics, geospatial_statistics: _geospatial, ...kept } = meta_data;
  return { ...column, meta_data: kept };
}
