import { gzipSync } from 'node:zlib';
import { type FileMetaData, parquetMetadata } from 'hyparquet';
import { ByteWriter, parquetWriteBuffer } from 'hyparquet-writer';
import { writeMetadata } from 'hyparquet-writer/src/metadata.js';
import { serializeTCompactProtocol } from 'hyparquet-writer/src/thrift.js';
import { writeZip } from '../../src/files/npz.js';
import { cifar, idx, npy } from './samples.js';

const N = 1000;
const good = npy('|u1', new Uint8Array(N), [N]);
const csv = (...lines: string[]) => `${lines.join('\n')}\n`;

/** An NPY file whose header says this shape, in front of 16 bytes. */
const shaped = (...shape: (number | string)[]) => {
  const file = npy('<i4', new Int32Array(4), [2]);
  const text = file.toString('latin1', 10, 128);
  const other = text.replace(/\((.*)\)/, `(${shape.join(', ')},)`).trimEnd();
  return Buffer.concat([file.subarray(0, 10), Buffer.from(`${other.padEnd(117)}\n`), file.subarray(128)]);
};

/** A gzip file that becomes more than 1 GB: 17 times 64 MB of spaces. */
function bomb(): Buffer {
  const member = gzipSync(Buffer.alloc(2 ** 26, ' '));
  return Buffer.concat(Array.from({ length: 17 }, () => member));
}

const zip = writeZip([
  { name: 'x.npy', bytes: good, deflated: true },
  { name: 'y.npy', bytes: good, deflated: true },
]);

/** The ZIP file with other bytes at a place of the entry of its first file. */
function zipWith(offset: number, bytes: readonly number[]): Buffer {
  const copy = Buffer.from(zip);
  copy.set(bytes, copy.indexOf(Buffer.from([0x50, 0x4b, 1, 2])) + offset);
  return copy;
}

/** A Parquet file of one page of four labels, which says other things of itself. */
function parquet(
  page: { readonly bytes?: number; readonly becomes?: number; readonly values?: number },
  change: (metadata: FileMetaData) => unknown = () => {},
): Buffer {
  const file = parquetWriteBuffer({
    schema: [
      { name: 'root', num_children: 1 },
      { name: 'y', type: 'INT32', repetition_type: 'OPTIONAL' },
    ],
    columnData: [{ name: 'y', data: [1, 2, 3, 4], offsetIndex: false }],
    codec: 'UNCOMPRESSED',
    statistics: false,
  });
  const metadata = parquetMetadata(file);
  // the levels of definition: a run of 2^31 - 1 ones; then four labels
  const content = Buffer.from([6, 0, 0, 0, 0xfe, 0xff, 0xff, 0xff, 0x0f, 1, ...Buffer.alloc(16)]);
  const { bytes = content.length, becomes = content.length, values = 4 } = page;
  const header = new ByteWriter();
  serializeTCompactProtocol(header, {
    field_1: 0,
    field_2: becomes,
    field_3: bytes,
    field_5: { field_1: values, field_2: 0, field_3: 3, field_4: 3 },
  });
  const head = new Uint8Array(header.getBuffer());
  const meta = metadata.row_groups[0].columns[0].meta_data;
  if (meta) meta.total_compressed_size = BigInt(head.length + content.length);
  change(metadata);
  const footer = new ByteWriter();
  writeMetadata(footer, metadata);
  footer.appendUint32(0x31524150);
  return Buffer.concat([Buffer.from('PAR1'), head, content, new Uint8Array(footer.getBuffer())]);
}

function elsewhere({ columns: [{ meta_data: meta }] }: FileMetaData['row_groups'][number]): void {
  if (meta) meta.data_page_offset = 2n ** 40n;
}

/** The bytes with another value from a place on, counted from the end. */
function filled(bytes: Uint8Array, value: number, from: number, to = from - 4): Buffer {
  return Buffer.from(bytes).fill(value, bytes.length - from, bytes.length - to);
}

/** Hostile files: what is in them, and the whole error. `FILE` is the path of the file, `NAME` its name. */
export const HOSTILE: Record<string, readonly [() => Uint8Array | string, string]> = {
  'truncated.npy': [
    () => good.subarray(0, 500),
    'truncated.npy has 500 bytes, its header says 1128; it is truncated or damaged',
  ],
  'cut-header.npy': [() => good.subarray(0, 60), 'cut-header.npy is truncated within its header'],
  'cut-magic.npy': [() => good.subarray(0, 7), 'cut-magic.npy is not an NPY file'],
  'longer.npy': [
    () => Buffer.concat([good, Buffer.alloc(1)]),
    'longer.npy has 1129 bytes, its header says 1128; it is truncated or damaged',
  ],
  'items-2^50.npy': [
    () => shaped(2 ** 50),
    'items-2^50.npy has 144 bytes, its header says 4503599627370624; it is truncated or damaged',
  ],
  'items-2^60.npy': [
    () => shaped(String(2n ** 60n)),
    'items-2^60.npy has an NPY header that is unknown or damaged',
  ],
  'images-2^60.npy': [
    () => shaped(2, 2 ** 30, 2 ** 29, 1),
    'images-2^60.npy holds images or a table, not labels: one whole number an example',
  ],
  'pixels-2^60.npy': [
    () => shaped(2, 2 ** 30, 2 ** 29, 1),
    'pixels-2^60.npy has 144 bytes, its header says 4611686018427388000; it is truncated or damaged',
  ],
  'pixels-2^60.npy.gz': [
    () => gzipSync(shaped(2 ** 30, 2 ** 30, 1, 1)),
    'pixels-2^60.npy.gz has fewer bytes, its header says 4611686018427388000; it is truncated or damaged',
  ],
  'pixels-2^53-idx3-ubyte': [
    () => idx(8, [2, 2 ** 26, 2 ** 26], new Uint8Array(5)),
    'pixels-2^53-idx3-ubyte has 21 bytes, its header says 9007199254741008; it is truncated or damaged',
  ],
  'pixels-none-idx3-ubyte': [
    () => idx(8, [0, 2 ** 26, 2 ** 26], new Uint8Array(0)),
    'pixels-none-idx3-ubyte holds no images',
  ],
  'pixels-empty-idx3-ubyte': [
    () => idx(8, [2, 0, 2 ** 26], new Uint8Array(0)),
    'pixels-empty-idx3-ubyte holds no images: an array of 2 to 4 dimensions',
  ],
  'pixels.npy': [() => good, 'pixels.npy holds no images: an array of 2 to 4 dimensions'],
  'minus.npy': [() => shaped(-2), 'minus.npy has an NPY header that is unknown or damaged'],
  'huge-header.npy': [
    () => Buffer.concat([good.subarray(0, 6), Buffer.from([2, 0, 255, 255, 255, 255]), good]),
    'huge-header.npy has an NPY header that is unknown or damaged',
  ],
  'items-2^50.npy.gz': [
    () => gzipSync(shaped(2 ** 50)),
    'items-2^50.npy.gz has fewer bytes, its header says 4503599627370624; it is truncated or damaged',
  ],
  'bomb.npy.gz': [
    () => gzipSync(Buffer.concat([good, Buffer.alloc(2 ** 24)])),
    'bomb.npy.gz has more bytes, its header says 1128; it is truncated or damaged',
  ],
  'cut.npy.gz': [
    () => gzipSync(good).subarray(0, 60),
    'cut.npy.gz cannot be decompressed; it is truncated or damaged',
  ],
  'crc.npy.gz': [
    () => filled(gzipSync(good), 0, 8),
    'crc.npy.gz cannot be decompressed; it is truncated or damaged',
  ],
  'none.npy': [() => 'nothing at all', 'none.npy is not an NPY file'],
  'empty.npy': [() => '', 'empty.npy is not an NPY file'],
  'no-labels.npy': [() => npy('|u1', new Uint8Array(0), [0]), 'no-labels.npy holds no labels'],
  'text.npy': [
    () => npy('<U5', new Uint8Array(20), [1]),
    "text.npy has values of the type <U5; save whole numbers or float32, as by array.astype('int64')",
  ],
  'images.npy': [
    () => npy('|u1', new Uint8Array(8), [2, 4]),
    'images.npy holds images or a table, not labels: one whole number an example',
  ],
  'beyond.npy': [
    () => npy('|u1', Uint8Array.of(3, 12), [2]),
    '`labels[1]` must be a whole number from 0 to 9, got 12',
  ],
  'below.npy': [
    () => npy('<i8', BigInt64Array.of(-1n), [1]),
    '`labels[0]` must be a whole number from 0 to 9, got -1',
  ],
  'beyond-int32.npy': [
    () => npy('<i8', BigInt64Array.of(4294967296n), [1]),
    '`labels[0]` must be a whole number from 0 to 9, got 4294967296',
  ],
  'half.npy': [
    () => npy('<f4', Float32Array.of(0.5), [1]),
    '`labels[0]` must be a whole number from 0 to 9, got 0.5',
  ],
  'not-a-number.npy': [
    () => npy('<f8', Float64Array.of(Number.NaN), [1]),
    '`labels[0]` must be a whole number from 0 to 9, got NaN',
  ],
  'cut-idx1-ubyte': [
    () => idx(8, [N], new Uint8Array(5)),
    'cut-idx1-ubyte has 13 bytes, its header says 1008; it is truncated or damaged',
  ],
  'cut-header-idx1-ubyte': [
    () => idx(8, [N], new Uint8Array(0)).subarray(0, 6),
    'cut-header-idx1-ubyte is truncated within its header',
  ],
  'items-2^31-idx1-ubyte': [
    () => idx(8, [2 ** 31], new Uint8Array(5)),
    'items-2^31-idx1-ubyte has 13 bytes, its header says 2147483656; it is truncated or damaged',
  ],
  'items-2^128-idx4-ubyte': [
    () => idx(14, Array(4).fill(2 ** 32 - 1), new Uint8Array(5)),
    'items-2^128-idx4-ubyte holds images or a table, not labels: one whole number an example',
  ],
  'rank-255-idx1-ubyte': [
    () => Buffer.from([0, 0, 8, 255, 0, 0, 0, 1]),
    'rank-255-idx1-ubyte is not an IDX file',
  ],
  'none-idx1-ubyte': [() => 'PK', 'none-idx1-ubyte is not an IDX file'],
  'test_batch.bin': [
    () => cifar([1, 2], 1).subarray(0, 5000),
    'test_batch.bin has 5000 bytes, not a number of bytes that is a multiple of 3073; it is truncated, or not cifar-10 in the binary version',
  ],
  'damaged.npz': [
    () => Buffer.from(zip).fill(7, 60, 64),
    'damaged.npz is not a ZIP file, or is truncated or damaged',
  ],
  'cut.npz': [
    () => zip.subarray(0, zip.length >> 1),
    'cut.npz is not a ZIP file, or is truncated or damaged',
  ],
  'says-more.npz': [
    () => zipWith(24, [0, 0, 0, 128]),
    'says-more.npz holds more than 1 GB; save the array as NPY',
  ],
  'says-2^64.npz': [
    () => zipWith(24, [255, 255, 255, 255]),
    'says-2^64.npz holds more than 1 GB; save the array as NPY',
  ],
  'says-less.npz': [
    () => zipWith(24, [10, 0, 0, 0]),
    'says-less.npz is not a ZIP file, or is truncated or damaged',
  ],
  'elsewhere.npz': [
    () => zipWith(42, [255, 255, 255, 127]),
    'elsewhere.npz is not a ZIP file, or is truncated or damaged',
  ],
  'long-name.npz': [
    () => zipWith(28, [255, 255]),
    'long-name.npz is not a ZIP file, or is truncated or damaged',
  ],
  'encrypted.npz': [
    () => zipWith(8, [1, 0]),
    'encrypted.npz is encrypted or compressed in an unknown way; save it by numpy.savez',
  ],
  'few.npz': [() => filled(zip, 1, 12, 11), 'few.npz is not a ZIP file, or is truncated or damaged'],
  'twice.npz': [
    () => Buffer.from(Buffer.from(zip).toString('latin1').replaceAll('x.npy', 'y.npy'), 'latin1'),
    'twice.npz has two arrays of the name "y.npy"',
  ],
  'no-array.npz': [
    () => writeZip([{ name: 'z.npy', bytes: good, deflated: true }]),
    '`labels` must be an array of the file (z), got "x"',
  ],
  'no-column.csv': [() => csv('a,b', '1,2'), '`labels` must be a column (a, b), got "y"'],
  'no-id.csv': [() => csv('a,y', '1,2'), '`ids` must be a column (a, y), got "id"'],
  'column-twice.csv': [() => csv('id,y,y', '1,2,3'), '`labels` must be a column that is there once, got "y"'],
  'ids-alike.csv': [
    () => csv('id,y', '1,2', '01,3', '1,3'),
    'ids-alike.csv has the id 1 twice, the second time in example 1',
  ],
  'ids-alike.tsv': [
    () => csv('id\ty', 'a\t2', '"a"\t3'),
    'ids-alike.tsv has the id "a" twice, the second time in example 1',
  ],
  'ids-alike.jsonl': [
    () => csv('{"id":1,"y":1}', '{"id":1.0,"y":2}'),
    'ids-alike.jsonl has the id 1 twice, the second time in example 1',
  ],
  'id-huge.csv': [
    () => csv('id,y', '123456789012345678901234567890,2'),
    'id-huge.csv, row 2: the id "123456789012345678901234567890" is not a text, nor a whole number below 2^53',
  ],
  'id-empty.csv': [
    () => csv('id,y', ',2'),
    'id-empty.csv, row 2: the id "" is not a text, nor a whole number below 2^53',
  ],
  'ragged.csv': [() => csv('id,y', '1,2', '3'), 'ragged.csv, row 3: 1 fields, the first row has 2'],
  'blank.csv': [() => csv('id,y', '1,2', '', '3,4'), 'blank.csv, row 3: the line is empty'],
  'open.csv': [
    () => csv('id,y', '"1,2'),
    'open.csv, row 2: a quote is not closed; it is truncated or damaged',
  ],
  'behind.csv': [
    () => csv('id,y', '"1"x,2'),
    'behind.csv, row 2: text behind a closing quote; save it again as CSV',
  ],
  'return.csv': [
    () => 'id,y\r1,2\r',
    'return.csv, row 1: a carriage return without a line feed; save it again as CSV',
  ],
  'latin1.csv': [
    () => Buffer.from('id,y\né,2\n', 'latin1'),
    'latin1.csv, row 2: not UTF-8; save it as UTF-8',
  ],
  'utf16.csv': [
    () => Buffer.from('\ufeffid,y\n1,2\n', 'utf16le'),
    'utf16.csv, row 1: not UTF-8; save it as UTF-8',
  ],
  'word.csv': [() => csv('id,y', '1,three'), '`labels[0]` must be a whole number from 0 to 9, got "three"'],
  'missing.csv': [
    () => csv('id,y', '1,'),
    'missing.csv has no label in example 0; set `keepMissing` to keep it as it is',
  ],
  'header-alone.csv': [() => 'id,y', 'header-alone.csv has no label at all'],
  'empty.csv': [() => '', 'empty.csv has no label at all'],
  'promised.csv.gz': [
    () => filled(gzipSync(csv('id,y', '1,2')), 255, 4),
    'promised.csv.gz becomes more than 1 GB; split it, or save the labels as NPY',
  ],
  'bomb.csv.gz': [bomb, 'bomb.csv.gz becomes more than 1 GB; split it, or save the labels as NPY'],
  'cut.csv.gz': [
    () => gzipSync(csv('id,y', '1,2')).subarray(0, 20),
    'cut.csv.gz cannot be decompressed; it is truncated or damaged',
  ],
  'twice.jsonl': [() => csv('{"id":1,"y":1,"y":2}'), 'twice.jsonl, line 1: the key "y" is twice'],
  'no-key.jsonl': [() => csv('{"id":1,"y":1}', '{"id":2}'), 'no-key.jsonl, line 2: the key "y" is missing'],
  'cut.jsonl': [() => '{"id":1,"y":1}\n{"id":2,', 'cut.jsonl, line 2: not JSON'],
  'array.jsonl': [() => csv('[1]'), 'array.jsonl, line 1: not an object'],
  'deep.jsonl': [() => '['.repeat(1e6), 'deep.jsonl, line 1: not JSON'],
  'nested.jsonl': [
    () => csv('{"id":1,"y":{"a":1}}'),
    'nested.jsonl, line 1: the label must be a string, a number or null',
  ],
  'none.parquet': [
    () => 'PAR1 and nothing else',
    'none.parquet is not a Parquet file, or is truncated or damaged',
  ],
  'footer-2^32.parquet': [
    () => filled(parquet({}), 255, 8),
    'footer-2^32.parquet is not a Parquet file, or is truncated or damaged',
  ],
  'rows-2^60.parquet': [
    () => parquet({}, (metadata) => Object.assign(metadata, { num_rows: 2n ** 60n })),
    'rows-2^60.parquet cannot be read: it has 1152921504606846976 rows, more than 10000000; split it',
  ],
  'groups.parquet': [
    () => parquet({}, ({ row_groups: [group] }) => Object.assign(group, { num_rows: 9n })),
    'groups.parquet cannot be read: its groups have other numbers of rows than the whole',
  ],
  'values-2^31.parquet': [
    () => parquet({ values: 2 ** 31 - 1 }),
    'values-2^31.parquet cannot be read: a page says 2147483647 values of 4',
  ],
  'becomes-2^31.parquet': [
    () => parquet({ becomes: 2 ** 31 - 1 }),
    'becomes-2^31.parquet cannot be read: a page says 26 bytes that become 2147483647; 26 are left',
  ],
  'bytes-2^31.parquet': [
    () => parquet({ bytes: 2 ** 31 - 1 }),
    'bytes-2^31.parquet cannot be read: a page says 2147483647 bytes that become 26; 26 are left',
  ],
  'run-2^31.parquet': [
    () => parquet({}),
    'run-2^31.parquet cannot be read: a run says 2147483647 values of 4',
  ],
  'offset.parquet': [
    () => parquet({}, ({ row_groups: [group] }) => elsewhere(group)),
    'offset.parquet cannot be read: Start offset 1099511627776 is outside the bounds of the buffer',
  ],
  'cut.parquet': [
    () => parquet({}).subarray(0, -9),
    'cut.parquet is not a Parquet file, or is truncated or damaged',
  ],
};
