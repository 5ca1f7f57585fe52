import type { ColumnMetaData, Compressors, FileMetaData, PageHeader } from 'hyparquet';
import { parquetHeader } from 'hyparquet/src/column.js';
import { decompressPage } from 'hyparquet/src/datapage.js';
import { readVarInt } from 'hyparquet/src/thrift.js';

/** The most rows of a file, whose labels are held one by one. */
const MOST_ROWS = 10_000_000;

/** The most bytes that a page may become: 1 GB. */
export const MOST_PAGE_BYTES = 2 ** 30;

/** Values that a last run may hold beyond its page; a run of packed bits is filled up to eight of them. */
const BEYOND = 512;

/**
 * Looks at the sizes that a Parquet file promises for some columns, before memory is taken for them: hyparquet believes them.
 */
export function checkPages(
  file: ArrayBuffer,
  { num_rows: rows, row_groups: groups, schema }: FileMetaData,
  columns: readonly string[],
  compressors: Compressors,
): void {
  if (rows > MOST_ROWS) throw new RangeError(`it has ${rows} rows, more than ${MOST_ROWS}; split it`);
  if (
    groups.reduce((sum, { num_rows }) => sum + num_rows, 0n) !== rows ||
    groups.some((g) => g.num_rows < 0n)
  )
    throw new RangeError('its groups have other numbers of rows than the whole');
  for (const { columns: chunks, num_rows } of groups) {
    for (const { meta_data: meta } of chunks) {
      const name = meta?.path_in_schema.join('.') ?? '';
      if (!meta || !columns.includes(name)) continue;
      const optional = schema.some((one) => one.name === name && one.repetition_type === 'OPTIONAL');
      for (const page of pagesOf(file, meta, Number(num_rows))) checkPage(page, meta, optional, compressors);
    }
  }
}

interface Page {
  readonly header: PageHeader;
  readonly bytes: Uint8Array;
}

function* pagesOf(file: ArrayBuffer, meta: ColumnMetaData, rows: number): Generator<Page> {
  const { dictionary_page_offset: dictionary, data_page_offset: data } = meta;
  const from = Number(dictionary && dictionary < data ? dictionary : data);
  const reader = { view: new DataView(file, from, Number(meta.total_compressed_size)), offset: 0 };
  for (let values = 0; values < rows; ) {
    const header = parquetHeader(reader);
    const { compressed_page_size: size, uncompressed_page_size: becomes } = header;
    const left = reader.view.byteLength - reader.offset;
    const held = header.data_page_header ?? header.data_page_header_v2;
    const count = (held ?? header.dictionary_page_header)?.num_values ?? 0;
    if (!(size >= 0 && size <= left && becomes >= 0 && becomes <= MOST_PAGE_BYTES))
      throw new RangeError(`a page says ${size} bytes that become ${becomes}; ${left} are left`);
    if (!(count >= 0 && count <= rows)) throw new RangeError(`a page says ${count} values of ${rows}`);
    yield { header, bytes: new Uint8Array(file, from + reader.offset, size) };
    reader.offset += size;
    if (held) values += count;
  }
}

function checkPage(
  { header, bytes }: Page,
  { codec }: ColumnMetaData,
  optional: boolean,
  compressors: Compressors,
): void {
  const { uncompressed_page_size: becomes, data_page_header: first, data_page_header_v2: second } = header;
  const { num_values: values, encoding } = first ?? second ?? {};
  if (values === undefined) return;
  const levels = second ? second.repetition_levels_byte_length + second.definition_levels_byte_length : 0;
  const packed = bytes.subarray(levels);
  const plain = second?.is_compressed === false;
  const page = plain ? packed : decompressPage(packed, becomes - levels, codec, compressors);
  const own = first && optional ? 4 + new DataView(page.buffer, page.byteOffset).getUint32(0, true) : 0;
  const runs = second ? bytes.subarray(second.repetition_levels_byte_length, levels) : page.subarray(4, own);
  if (optional && valuesOf(runs, 1, values) < values) throw new RangeError('a page lacks levels');
  if (encoding === 'RLE') throw new RangeError('it holds booleans; save whole numbers or strings');
  if (encoding?.endsWith('_DICTIONARY')) valuesOf(page.subarray(own + 1), page[own], values);
}

/** How many values runs hold: each is a value that repeats, or packed bits. */
function valuesOf(bytes: Uint8Array, width: number, most: number): number {
  const reader = { view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), offset: 0 };
  let values = 0;
  while (values < most && reader.offset < bytes.length) {
    const header = readVarInt(reader);
    const packed = (header & 1) === 1;
    const count = packed ? 8 * (header >>> 1) : header >>> 1;
    values += count;
    if (values > most + BEYOND) throw new RangeError(`a run says ${count} values of ${most}`);
    reader.offset += packed ? (count * width) / 8 : (width + 7) >> 3;
  }
  return values;
}
