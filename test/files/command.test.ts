import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { parquetReadObjects } from 'hyparquet';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { corruptLabels, randomizePixels, symmetric } from 'rethink-gen';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeZip } from '../../src/files/npz.js';
import { cifar, idx, npy } from './samples.js';

/** The built program; `npm test` builds it first. */
const CLI = resolve('dist/cli.js');
const python = ['/usr/bin/python3', 'python3'].find(
  (candidate) => spawnSync(candidate, ['-c', 'import numpy, pandas']).status === 0,
);
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'rethink-gen-command-'));
});
afterAll(() => rmSync(folder, { recursive: true }));
const run = (...argv: string[]) =>
  spawnSync(process.execPath, [CLI, ...argv], { cwd: folder, encoding: 'utf8' });

const N = 40;
const SHAPE = [32, 32, 3];
const LABELS = Int32Array.from({ length: N }, (_, i) => (i * i + 3 * i) % 10);
const PIXELS = Uint8Array.from({ length: N * 3072 }, (_, i) => (i * i * 31 + i * 7) >> 3);
const CLASSES = Array.from('abcdefghij');
const rows = (separator: string) =>
  `id,name,label\n${Array.from(LABELS, (k, i) => `${i},"x, ""${i}""",${CLASSES[k]}`).join('\n')}\n`.replaceAll(
    /,(?! )/g,
    separator,
  );
const zip = writeZip([
  { name: 'x.npy', bytes: npy('|u1', PIXELS, [N, ...SHAPE]), deflated: true },
  { name: 'y.npy', bytes: npy('<i8', BigInt64Array.from(LABELS, BigInt), [N]), deflated: true },
]);

/** Files of all formats: their bytes, the flags for labels and for images, and how Python reads these from `path`. */
const FILES: Record<
  string,
  { bytes: Uint8Array | string; labels?: string[]; y?: string; images?: string[]; x?: string }
> = {
  'labels.npy': {
    bytes: npy('<i8', BigInt64Array.from(LABELS, BigInt), [N]),
    labels: [],
    y: 'np.load(path)',
  },
  'images.npy': { bytes: npy('|u1', PIXELS, [N, ...SHAPE]), images: [], x: 'np.load(path)' },
  'both.npz': {
    bytes: zip,
    labels: ['--labels', 'y'],
    y: 'np.load(path)["y"]',
    images: ['--images', 'x'],
    x: 'np.load(path)["x"]',
  },
  'labels-idx1-ubyte': {
    bytes: idx(8, [N], Uint8Array.from(LABELS)),
    labels: [],
    y: 'np.frombuffer(open(path, "rb").read()[8:], "u1")',
  },
  'images-idx4-ubyte.gz': {
    bytes: gzipSync(idx(8, [N, ...SHAPE], PIXELS)),
    images: [],
    x: 'np.frombuffer(gzip.open(path).read()[20:], "u1")',
  },
  'data_batch_1.bin': {
    bytes: cifar(LABELS, 1, PIXELS),
    labels: ['--format', 'cifar-10'],
    y: 'np.fromfile(path, "u1").reshape(-1, 3073)[:, 0]',
    images: ['--format', 'cifar-10'],
    x: 'np.fromfile(path, "u1").reshape(-1, 3073)[:, 1:].reshape(-1, 3, 32, 32).transpose(0, 2, 3, 1)',
  },
  'train.bin': {
    bytes: cifar(LABELS, 2, PIXELS),
    labels: ['--format', 'cifar-100'],
    y: 'np.fromfile(path, "u1").reshape(-1, 3074)[:, 1]',
    images: ['--format', 'cifar-100'],
    x: 'np.fromfile(path, "u1").reshape(-1, 3074)[:, 2:].reshape(-1, 3, 32, 32).transpose(0, 2, 3, 1)',
  },
  'table.csv': { bytes: rows(','), labels: [], y: 'classes(pandas.read_csv(path))' },
  'table.tsv': { bytes: rows('\t'), labels: [], y: 'classes(pandas.read_csv(path, sep="\\t"))' },
  'table.csv.gz': {
    bytes: gzipSync(rows(',')),
    labels: [],
    y: 'classes(pandas.read_csv(path))',
  },
  'lines.jsonl': {
    bytes: Array.from(LABELS, (k, i) => `{"id": ${i}, "label": "${CLASSES[k]}"}\n`).join(''),
    labels: [],
    y: 'classes(pandas.read_json(path, lines=True))',
  },
};

/** Reads labels or images as their users do; prints labels, and the SHA-256 of images with channels last. */
const READER = `
import gzip, hashlib, json, sys
import numpy as np
import pandas

def classes(table):
    return [ord(name) - 97 for name in table["label"]]

found = {}
for path, kind, expression in json.load(sys.stdin):
    values = np.asarray(eval(expression))
    found[path] = values.tolist() if kind == "labels" else hashlib.sha256(np.ascontiguousarray(values).tobytes()).hexdigest()
print(json.dumps(found))
`;

describe.skipIf(!python && !process.env.CI)(
  'every format, by the command (read back by NumPy and pandas)',
  () => {
    it('holds the labels and images of the library', () => {
      const noisy = Array.from(
        corruptLabels(LABELS, { noise: symmetric(0.4), classes: 10, seed: 42 }).labels,
      );
      const random = randomizePixels(PIXELS, { imageShape: SHAPE, seed: 42, rate: 0.5 }).images;
      const digest = createHash('sha256').update(random).digest('hex');
      const reads: [string, string, string][] = [];
      const expected: Record<string, unknown> = {};
      for (const [name, { bytes, labels, y, images, x }] of Object.entries(FILES)) {
        writeFileSync(join(folder, name), bytes);
        const works = [
          { kind: 'labels', flags: labels, expression: y, what: ['--noise', 'symmetric:0.4', '--classes'] },
          { kind: 'images', flags: images, expression: x, what: ['--pixels', 'random-pixels:0.5'] },
        ];
        for (const { kind, flags, expression, what } of works) {
          if (!flags || !expression) continue;
          const out = `${kind}-of-${name}`;
          const text = /csv|tsv|jsonl/.test(name);
          const classes = kind === 'images' ? [] : [text ? CLASSES.join(',') : '10'];
          const common = [...flags, '--seed', '42', '--out', out, '--record', `${out}.json`];
          const { status, stderr } = run('corrupt', name, ...what, ...classes, ...common);
          expect({ out, status, stderr }).toEqual({ out, status: 0, stderr: '' });
          const format = flags[0] === '--format' ? flags : [];
          expect(run('verify', `${out}.json`, out, '--original', name, ...format).status).toBe(0);
          expect(run('verify', `${out}.json`, name, '--original', name, ...format).status).toBe(1);
          reads.push([out, kind, expression]);
          expected[out] = kind === 'labels' ? noisy : digest;
        }
      }
      const { stdout, stderr } = spawnSync(python ?? 'python3', ['-c', READER], {
        cwd: folder,
        encoding: 'utf8',
        input: JSON.stringify(reads),
      });
      expect(stderr).toBe('');
      expect(JSON.parse(stdout)).toEqual(expected);
      expect(reads.length).toBe(14);
    }, 120_000);

    it('and of Parquet, read back by hyparquet', async () => {
      const data = Array.from(LABELS, (k) => CLASSES[k]);
      const file = parquetWriteBuffer({ columnData: [{ name: 'label', data, type: 'STRING' }] });
      writeFileSync(join(folder, 'a.parquet'), Buffer.from(file));
      const common = ['--noise', 'symmetric:0.4', '--seed', '42', '--out', 'b.parquet', '--record', 'b.json'];
      const { stdout, status } = run('corrupt', 'a.parquet', ...common);
      const noisy = corruptLabels(data, {
        noise: symmetric(0.4),
        classes: CLASSES.filter((name) => data.includes(name)),
        seed: 42,
      });
      expect(stdout).toContain('classes: 0 = ');
      expect(status).toBe(0);
      const { buffer } = new Uint8Array(readFileSync(join(folder, 'b.parquet')));
      expect((await parquetReadObjects({ file: buffer })).map((row) => row.label)).toEqual(noisy.labels);
      expect(run('verify', 'b.json', 'b.parquet').status).toBe(0);
    });
  },
);

describe('the command', () => {
  it('audits, and makes a record of labels from elsewhere', () => {
    writeFileSync(join(folder, 'human.csv'), 'id,clean,worse\na,0,0\nb,1,0\nc,1,1\n');
    const columns = ['--labels', 'clean', '--noisy', 'worse', '--ids', 'id', '--classes', '2'];
    const { stdout, status } = run('audit', 'human.csv', 'human.csv', ...columns, '--record', 'worse.json');
    expect({ stdout, status }).toEqual({
      stdout:
        '1 of 3 labels differ (33.33 %)\nclass 0: 0 of 1\nclass 1: 1 of 2; 1 to 0\nrecord: worse.json\n',
      status: 0,
    });
    expect(run('verify', 'worse.json', 'human.csv').stdout).toBe(
      'human.csv: 3 examples, as worse.json says (derived again)\n',
    );
  });

  it.each([
    [['corrupt', 'y.csv', '--noise', 'symmetric:40'], '--seed is missing'],
    [['corrupt', 'y.csv', '--seed', '1', '--out', 'o.csv'], 'corrupt takes --noise or --pixels'],
    [['corrupt', 'y.csv', '--noise', 'symmetric:40', '--seed', '1', '--out', 'o.csv'], 'for 40 % write 0.4'],
    [
      ['corrupt', 'y.csv', '--noise', 'symetric:0.4', '--seed', '1', '--out', 'o.csv'],
      'must be one of uniform:P',
    ],
    [
      ['corrupt', 'y.csv', '--noise', 'symmetric:0.4', '--seed', '1', '--out', 'y.csv'],
      'y.csv exists; give another name, or --force',
    ],
    [
      ['corrupt', 'y.csv', '--noise', 'symmetric:0.4', '--seed', '1', '--out', 'no/o.csv'],
      'there is no folder no',
    ],
    [
      ['corrupt', 'y.csv', '--noise', 'symmetric:0.4', '--seed', '1', '--out', 'o.csv', '--labels', 'z'],
      '--labels must be a column (label), got "z"',
    ],
    [
      ['corrupt', 'fifo.csv', '--noise', 'symmetric:0.4', '--seed', '1', '--out', 'o.csv'],
      'must be a regular file',
    ],
    [
      ['corrupt', 'y.dat', '--noise', 'symmetric:0.4', '--seed', '1', '--out', 'o.csv'],
      'tells no format; --format must be one of',
    ],
    [['corrupt', 'y.csv', '--pixels', 'blur', '--seed', '1', '--out', 'o.csv'], '--pixels must be one of'],
    [['verify', 'y.csv', 'y.csv'], 'y.csv is not JSON'],
    [['audit', 'y.csv'], 'audit takes two files, got 1'],
  ])('%s: an error of one line, and nothing is written', (argv, message) => {
    writeFileSync(join(folder, 'y.csv'), 'label\na\nb\n');
    if (!existsSync(join(folder, 'fifo.csv'))) spawnSync('mkfifo', [join(folder, 'fifo.csv')]);
    const before = readdirSync(folder).sort();
    const { status, stderr } = run(...argv);
    expect(stderr).toContain(message);
    expect(stderr.trimEnd().split('\n').length).toBe(1);
    expect(status).toBe(1);
    expect(readdirSync(folder).sort()).toEqual(before);
  });
});
