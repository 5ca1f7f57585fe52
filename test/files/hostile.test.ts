import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { symmetric } from 'rethink-gen';
import { auditFiles, corruptImageFile, corruptLabelFile, verifyFile } from 'rethink-gen/node';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { noiseFromText } from '../../src/files/noise-text.js';
import { HOSTILE } from './hostile-files.js';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rethink-gen-hostile-'));
});
afterEach(() => rmSync(folder, { recursive: true }));
const file = (name: string) => join(folder, name);
const noise = { noise: symmetric(0.4), classes: 10, seed: 1 } as const;

/** The text of the error that work ends in. */
const errorOf = (work: Promise<unknown>) =>
  work.then(
    () => 'no error',
    ({ message }: Error) => message.replaceAll(`${folder}/`, ''),
  );

it.each(Object.keys(HOSTILE))('%s: one clear error, and nothing is written', async (name) => {
  const [make, message] = HOSTILE[name];
  const bytes = Buffer.from(make());
  writeFileSync(file(name), bytes);
  const write = { seed: 1, out: file(`out-${name}`), record: file('record.json') };
  const labels = name.endsWith('.npz') ? 'x' : 'y';
  const columns = {
    ...(/csv|tsv|jsonl|npz|parquet/.test(name) && { labels }),
    ...(/csv|tsv|jsonl/.test(name) && { ids: 'id' }),
  };
  const work = name.startsWith('pixels')
    ? corruptImageFile(file(name), { operation: 'random-pixels', ...write })
    : corruptLabelFile(file(name), { ...noise, ...columns, ...write });
  const error = await errorOf(work);
  if (process.env.PRINT) console.log(`@@${name}@@${error}`);
  else expect(error).toBe(message);
  expect(readdirSync(folder)).toEqual([name]);
  expect(readFileSync(file(name)).equals(bytes)).toBe(true);
});

describe.each([
  ['a folder', () => mkdirSync(file('it')), 'it'],
  ['a pipe', () => spawnSync('mkfifo', [file('it')]), 'it'],
  ['a device', () => {}, '/dev/zero'],
])('%s', (_, make, name) => {
  it('is refused wherever a file is read', async () => {
    make();
    const path = name === 'it' ? file(name) : name;
    writeFileSync(file('y.csv'), 'label\n1\n2\n');
    await corruptLabelFile(file('y.csv'), { ...noise, out: file('z.csv'), record: file('r.json') });
    const before = readdirSync(folder);
    const write = { out: file('out'), record: file('record.json') };
    const formats = ['npy', 'npz', 'idx', 'cifar-10', 'cifar-100', 'csv', 'tsv', 'jsonl', 'parquet'] as const;
    const works = [
      ...formats.map((format) => corruptLabelFile(path, { ...noise, ...write, format })),
      ...formats.map((format) =>
        corruptImageFile(path, { operation: 'random-pixels', seed: 1, ...write, format }),
      ),
      auditFiles(path, file('y.csv'), { classes: 10, format: 'csv' }),
      auditFiles(file('y.csv'), path, { classes: 10, format: 'csv' }),
      verifyFile(path, file('z.csv')),
      verifyFile(file('r.json'), path),
      verifyFile(file('r.json'), file('z.csv'), { original: path, format: 'csv' }),
      noiseFromText(`@${path}`),
      noiseFromText(JSON.stringify({ kind: 'instance-dependent', probabilities: `@${path}` })),
    ];
    const errors = await Promise.all(works.map(errorOf));
    expect(new Set(errors)).toEqual(
      new Set([`${name} must be a regular file, not a folder, a pipe or a device`]),
    );
    expect(readdirSync(folder)).toEqual(before);
  });
});

it('refuses one name for the file and its record, and files that exist or are missing', async () => {
  const path = file('y.csv');
  writeFileSync(path, 'label\n1\n2\n');
  const one = { ...noise, out: file('o.csv'), record: join(folder, '.', 'o.csv'), force: true };
  expect(await errorOf(corruptLabelFile(path, one))).toBe(
    '`record` must be another file than `out`, got "o.csv"',
  );
  expect(await errorOf(corruptLabelFile(path, { ...noise, out: path }))).toBe(
    'y.csv exists; give another name, or `force` to replace it',
  );
  expect(await errorOf(corruptLabelFile(path, { ...noise, out: file('o.csv'), record: path }))).toBe(
    'y.csv exists; give another name, or `force` to replace it',
  );
  expect(await errorOf(corruptLabelFile(file('c.csv'), { ...noise, out: file('o.csv') }))).toBe(
    'there is no file c.csv',
  );
  expect(readdirSync(folder)).toEqual(['y.csv']);
});
