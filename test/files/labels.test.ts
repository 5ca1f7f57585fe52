import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import {
  CIFAR10_ASYMMETRIC,
  classMap,
  corruptLabels,
  exactLabelCount,
  permuteLabels,
  recordGivenLabels,
  recordLabels,
  renameClasses,
  symmetric,
  transition,
  uniform,
  verify,
} from 'rethink-gen';
import { auditFiles, corruptLabelFile, verifyFile } from 'rethink-gen/node';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bigEndian, cifar, idx, npy } from './samples.js';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rethink-gen-files-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const N = 1003;
const LABELS = Int32Array.from({ length: N }, (_, i) => (i * i + 3 * i) % 10);
const NOISE = { noise: symmetric(0.4), classes: 10, seed: 42 } as const;
const NOISY = corruptLabels(LABELS, NOISE).labels;

const file = (name: string) => join(folder, name);
const put = (name: string, bytes: Uint8Array | string) => {
  writeFileSync(file(name), bytes);
  return file(name);
};

const csv = (labels: ArrayLike<number>) =>
  `name,label\r\n${Array.from(labels, (label, i) => `"img ""${i}""",${label}`).join('\r\n')}\r\n`;
const jsonl = (labels: ArrayLike<number>) =>
  `${Array.from(labels, (label, i) => `{ "id": "a${i}", "nested": {"label": [9, "}"]}, "label":${label} }`).join('\n')}\n`;
/** Files of the same labels in every format. */
const FILES: Record<string, (labels: Int32Array) => Uint8Array | string> = {
  'int64.npy': (labels) => npy('<i8', BigInt64Array.from(labels, BigInt), [N]),
  'int32.npy': (labels) => npy('<i4', new Int32Array(labels), [N]),
  'big.npy': (labels) => npy('>i4', bigEndian(labels), [N]),
  'column.npy': (labels) => npy('|u1', Uint8Array.from(labels), [N, 1]),
  'float.npy': (labels) => npy('<f4', Float32Array.from(labels), [N]),
  'compressed.npy.gz': (labels) => npy('<i2', Int16Array.from(labels), [N]),
  't10k-labels-idx1-ubyte': (labels) => idx(8, [N], Uint8Array.from(labels)),
  'train-labels-idx1-ubyte.gz': (labels) => idx(8, [N], Uint8Array.from(labels)),
  'int32.idx1': (labels) => idx(12, [N], bigEndian(labels)),
  'data_batch_1.bin': (labels) => cifar(labels, 1),
  'train.bin': (labels) => cifar(labels, 2),
  'table.csv': csv,
  'table.tsv': (labels) => csv(labels).replaceAll(',', '\t'),
  'table.csv.gz': csv,
  'lines.jsonl': jsonl,
};

const contents = (name: string, bytes: Uint8Array | string) =>
  name.endsWith('.gz') ? gzipSync(bytes) : bytes;
const read = (path: string) => {
  const bytes = readFileSync(path);
  return path.endsWith('.gz') ? gunzipSync(bytes) : bytes;
};

describe.each(Object.keys(FILES))('%s', (name) => {
  const write = (labels: Int32Array) => put(name, contents(name, FILES[name](labels)));

  it('has the labels of corruptLabels, and every other byte is what it was', async () => {
    const out = file(`noisy-${name.replace(/^t10k|^train-/, '')}`);
    const format = { 'data_batch_1.bin': 'cifar-10', 'train.bin': 'cifar-100' } as const;
    const known = format[name as keyof typeof format];
    const told = known ? { format: known } : {};
    const path = write(LABELS);
    const record = await corruptLabelFile(path, { ...NOISE, out, record: file('r.json'), ...told });
    expect(read(out).equals(Buffer.from(FILES[name](NOISY)))).toBe(true);
    const { file: where, ...plain } = record;
    expect(plain).toEqual(recordLabels(corruptLabels(LABELS, NOISE).plan));
    expect(where.format).toBeDefined();
    expect(verify(JSON.parse(readFileSync(file('r.json'), 'utf8')), { output: NOISY }).ok).toBe(true);
    expect(await verifyFile(file('r.json'), out, told)).toEqual({
      ok: true,
      differences: [],
      derived: true,
      examples: N,
    });
    const wrong = await verifyFile(file('r.json'), path, { original: path, ...told });
    expect(wrong.ok).toBe(false);
    expect(wrong.differences.join()).toContain('output[');
    const audit = await auditFiles(path, out, { classes: 10, ...told });
    expect(audit.changed).toBe(record.changed);
  });
});

describe('what becomes of labels', () => {
  const path = () => put('y.npy', FILES['int64.npy'](LABELS));
  const labelsOf = (out: string) => {
    const bytes = readFileSync(out);
    return Array.from(new BigInt64Array(new Uint8Array(bytes.subarray(128)).buffer), Number);
  };
  const matrix = Array.from({ length: 10 }, (_, i) =>
    Array.from({ length: 10 }, (_, j) => (i === j ? 0.7 : j === (i + 1) % 10 ? 0.3 : 0)),
  );

  it.each([
    ['uniform', { noise: uniform(0.5) }],
    ['asymmetric', { noise: classMap(CIFAR10_ASYMMETRIC, 0.2) }],
    ['transition', { noise: transition(matrix) }],
    ['another split', { noise: symmetric(0.4), split: 'test' }],
  ] as const)('%s is that of corruptLabels', async (_name, options) => {
    const record = await corruptLabelFile(path(), {
      classes: 10,
      seed: 7,
      ...options,
      out: file('o.npy'),
    });
    const expected = corruptLabels(LABELS, { classes: 10, seed: 7, ...options });
    expect(labelsOf(file('o.npy'))).toEqual(Array.from(expected.labels));
    const { file: _file, ...plain } = record;
    expect(plain).toEqual(recordLabels(expected.plan));
  });

  it('permutes labels and renames classes', async () => {
    const options = { classes: 10, seed: 7, force: true, out: file('o.npy') };
    await corruptLabelFile(path(), { ...options, noise: 'permuted-labels' });
    expect(labelsOf(file('o.npy'))).toEqual(
      Array.from(permuteLabels(LABELS, { classes: 10, seed: 7 }).labels),
    );
    await corruptLabelFile(path(), { ...options, noise: 'renamed-classes' });
    expect(labelsOf(file('o.npy'))).toEqual(
      Array.from(renameClasses(LABELS, { classes: 10, seed: 7 }).labels),
    );
  });

  it('picks an exact count, and a shard is a part of its whole', async () => {
    const count = exactLabelCount(N, NOISE);
    await corruptLabelFile(path(), { ...NOISE, exact: true, out: file('o.npy') });
    expect(labelsOf(file('o.npy'))).toEqual(Array.from(corruptLabels(LABELS, { ...NOISE, count }).labels));
    const shard = put('s.npy', npy('<i8', BigInt64Array.from(LABELS.subarray(600), BigInt), [N - 600]));
    await corruptLabelFile(shard, { ...NOISE, firstId: 600, out: file('p.npy') });
    expect(labelsOf(file('p.npy'))).toEqual(Array.from(NOISY.subarray(600)));
  });
});

describe('columns', () => {
  it('takes ids from a column, by the rule of text', async () => {
    const rows = [...LABELS.subarray(0, 50)].map((label, i) => `${i % 2 ? i : `img_${i}`},${label}`);
    const ids = rows.map((_, i) => (i % 2 ? i : `img_${i}`));
    const path = put('a.csv', `id,label\n${rows.join('\n')}`);
    await corruptLabelFile(path, { ...NOISE, ids: 'id', out: file('o.csv'), record: file('r.json') });
    const expected = corruptLabels(LABELS.slice(0, 50), { ...NOISE, ids }).labels;
    const lines = readFileSync(file('o.csv'), 'utf8').split('\n').slice(1);
    expect(lines.map((line) => Number(line.split(',')[1]))).toEqual(Array.from(expected));
    expect((await verifyFile(file('r.json'), file('o.csv'))).ok).toBe(true);
  });

  it('sorts and tells the classes that are not given, and writes in quotes what needs them', async () => {
    const names = ['cat', 'bird, small', 'dog'];
    const cells = Array.from({ length: 60 }, (_, i) => names[i % 3]);
    const path = put(
      'a.csv',
      `label\n${cells.map((name) => (name.includes(',') ? `"${name}"` : name)).join('\n')}\n`,
    );
    const { specification } = await corruptLabelFile(path, {
      noise: symmetric(0.5),
      seed: 1,
      out: file('o.csv'),
      record: file('r.json'),
    });
    expect(specification.classNames).toEqual(['bird, small', 'cat', 'dog']);
    const indices = Int32Array.from(cells, (cell) => ['bird, small', 'cat', 'dog'].indexOf(cell));
    const noisy = corruptLabels(indices, { noise: symmetric(0.5), seed: 1, classes: 3 }).labels;
    const lines = readFileSync(file('o.csv'), 'utf8').trimEnd().split('\n').slice(1);
    expect(lines.map((line) => line.replaceAll('"', ''))).toEqual(
      Array.from(noisy, (label) => ['bird, small', 'cat', 'dog'][label]),
    );
    expect((await verifyFile(file('r.json'), file('o.csv'))).ok).toBe(true);
  });

  it('refuses missing labels, or keeps them and the positions of the others', async () => {
    const path = put('a.csv', 'x,label\n1,0\n2,\n3,1\n4,0\n');
    const options = { noise: symmetric(1), classes: 2, seed: 1, out: file('o.csv') };
    await expect(corruptLabelFile(path, options)).rejects.toThrow(
      'a.csv has no label in example 1; set `keepMissing`',
    );
    const record = await corruptLabelFile(path, { ...options, keepMissing: true });
    expect(readFileSync(file('o.csv'), 'utf8')).toBe('x,label\n1,1\n2,\n3,0\n4,1\n');
    expect(record.ids).toEqual([0, 2, 3]);
  });
});

describe('labels from elsewhere', () => {
  it('become a record, by their ids, that verify and verifyFile take', async () => {
    const rows = Array.from(LABELS, (label, i) => `a${i},${label},${NOISY[i]}`);
    const path = put('human.csv', `id,clean_label,worse_label\n${rows.join('\n')}\n`);
    const options = { ids: 'id', labels: 'clean_label', noisyLabels: 'worse_label', classes: 10 };
    const found = await auditFiles(path, path, { ...options, record: file('r.json') });
    const record = JSON.parse(readFileSync(file('r.json'), 'utf8'));
    const ids = rows.map((_, i) => `a${i}`);
    const { file: where, ...plain } = record;
    expect(where).toEqual({ format: 'csv', labels: 'worse_label', ids: 'id' });
    expect(plain).toEqual(JSON.parse(JSON.stringify(recordGivenLabels(LABELS, NOISY, { classes: 10, ids }))));
    expect(plain.changed).toBe(found.changed);
    expect(verify(record, { input: LABELS, output: NOISY })).toEqual({ ok: true, differences: [] });
    expect(verify(record, { input: LABELS, output: LABELS }).ok).toBe(false);
    expect((await verifyFile(file('r.json'), path)).ok).toBe(true);
    const [first, second, ...rest] = rows;
    const swapped = put(
      'swapped.csv',
      `id,clean_label,worse_label\n${[second, first, ...rest].join('\n')}\n`,
    );
    const { differences } = await verifyFile(file('r.json'), swapped);
    expect(differences.join()).toContain('ids[0]');
    await expect(auditFiles(path, swapped, options)).rejects.toThrow('the same in both files, in one order');
  });
});
