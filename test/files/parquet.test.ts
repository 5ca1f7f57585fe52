import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { corruptLabels, symmetric } from 'rethink-gen';
import { corruptLabelFile, verifyFile } from 'rethink-gen/node';
import { afterEach, beforeEach, expect, it } from 'vitest';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rethink-gen-parquet-'));
});
afterEach(() => rmSync(folder, { recursive: true }));
const file = (name: string) => join(folder, name);

const N = 2500;
const LABELS = Int32Array.from({ length: N }, (_, i) => (i * i + 3 * i) % 10);
const NAMES = ['cat', 'dog', 'emu'];
const columns = (labels: ArrayLike<unknown>) => [
  { name: 'id', data: Array.from({ length: N }, (_, i) => `img-${i}`) },
  { name: 'label', data: Array.from(labels) as bigint[] },
  { name: 'score', data: Float64Array.from({ length: N }, (_, i) => Math.sqrt(i)) },
  { name: 'when', data: Array.from({ length: N }, (_, i) => new Date(1e12 + i)) },
  { name: 'note', data: Array.from({ length: N }, (_, i) => (i % 3 ? null : { deep: [i, 'x'] })) },
];
const write = (labels: ArrayLike<unknown>, options = {}) =>
  writeFileSync(
    file('a.parquet'),
    Buffer.from(
      parquetWriteBuffer({
        columnData: columns(labels),
        rowGroupSize: [1000, 700],
        kvMetadata: [{ key: 'k', value: 'v' }],
        ...options,
      }),
    ),
  );
const read = async (name: string) => {
  const { buffer, byteOffset, byteLength } = new Uint8Array(readFileSync(file(name)));
  const bytes = buffer.slice(byteOffset, byteOffset + byteLength);
  return { rows: await parquetReadObjects({ file: bytes }), metadata: parquetMetadata(bytes) };
};

it.each([
  ['whole numbers of 64 bits', Array.from(LABELS, BigInt), 10, { codec: 'SNAPPY' }],
  ['whole numbers of 32 bits', Array.from(LABELS), 10, { codec: 'UNCOMPRESSED' }],
  ['strings', Array.from(LABELS, (k) => NAMES[k % 3]), NAMES, {}],
] as const)(
  '%s: the labels are those of corruptLabels, all else is what it was',
  async (_name, labels, classes, options) => {
    write(labels, options);
    const ids = Array.from({ length: N }, (_, i) => `img-${i}`);
    const noise = { noise: symmetric(0.4), seed: 42 };
    const out = { ids: 'id', out: file('o.parquet'), record: file('r.json') };
    await corruptLabelFile(file('a.parquet'), { ...noise, ...out, classes });
    const before = await read('a.parquet');
    const after = await read('o.parquet');
    const expected = corruptLabels(labels as number[], { ...noise, classes: classes as 10, ids }).labels;
    expect(after.rows).toEqual(before.rows.map((row, i) => ({ ...row, label: expected[i] })));
    expect(after.metadata.schema).toEqual(before.metadata.schema);
    expect(after.metadata.key_value_metadata).toEqual(before.metadata.key_value_metadata);
    expect(after.metadata.row_groups.map((group) => group.num_rows)).toEqual(
      before.metadata.row_groups.map((group) => group.num_rows),
    );
    expect(await verifyFile(file('r.json'), file('o.parquet'), { original: file('a.parquet') })).toEqual({
      ok: true,
      differences: [],
      derived: true,
      examples: N,
    });
    expect((await verifyFile(file('r.json'), file('a.parquet'))).ok).toBe(false);
  },
);

it('refuses missing labels, or keeps them', async () => {
  const labels = Array.from(LABELS, (k, i) => (i % 7 ? BigInt(k) : null));
  write(labels);
  const options = { noise: symmetric(1), seed: 1, classes: 10, out: file('o.parquet') };
  await expect(corruptLabelFile(file('a.parquet'), options)).rejects.toThrow('has no label in example 0');
  await corruptLabelFile(file('a.parquet'), { ...options, keepMissing: true });
  const { rows } = await read('o.parquet');
  expect(rows.map((row) => row.label === null)).toEqual(labels.map((label) => label === null));
  expect(rows.every((row, i) => row.label === null || row.label !== labels[i])).toBe(true);
});

it('refuses what is damaged, and columns that are missing or nested; nothing is written', async () => {
  write(Array.from(LABELS));
  const whole = readFileSync(file('a.parquet'));
  const options = { noise: symmetric(0.4), seed: 1, classes: 10, out: file('o.parquet') };
  const attempt = (own: object = {}) => corruptLabelFile(file('a.parquet'), { ...options, ...own });
  await expect(attempt({ labels: 'x' })).rejects.toThrow('`labels` must be a column that is not nested');
  await expect(attempt({ ids: 'when' })).rejects.toThrow('the id must be a whole number or a string');
  for (const cut of [0, 3, 100, whole.length - 9, whole.length - 1]) {
    writeFileSync(file('a.parquet'), whole.subarray(0, cut));
    await expect(attempt()).rejects.toThrow('a.parquet is not a Parquet file, or is truncated or damaged');
  }
  const damaged = Buffer.from(whole);
  damaged.fill(255, 4, 30000);
  writeFileSync(file('a.parquet'), damaged);
  await expect(attempt()).rejects.toThrow('a.parquet cannot be read');
  expect(readdirSync(folder)).toEqual(['a.parquet']);
});
