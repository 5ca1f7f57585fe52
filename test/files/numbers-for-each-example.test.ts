import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { corruptLabels, instanceDependent, partDependent } from 'rethink-gen';
import { corruptLabelFile, verifyFile } from 'rethink-gen/node';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { noiseFromText } from '../../src/files/noise-text.js';
import { npy } from './samples.js';

const N = 60;
const LABELS = Int32Array.from({ length: N }, (_, i) => i % 3);
const PROBABILITIES = Float32Array.from(
  { length: 3 * N },
  (_, i) => [0.5, 0.25, 0.25][(i + Math.floor(i / 9)) % 3],
);
const FEATURES = Float64Array.from({ length: 12 * N }, (_, i) => Math.sin(i));
let folder = '';
const at = (name: string) => join(folder, name);
const bigEndian = (values: Float64Array) => Buffer.from(values.slice().buffer).swap64();
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'rethink-gen-numbers-'));
  writeFileSync(at('labels.npy'), npy('<i4', LABELS, [N]));
  writeFileSync(at('p.npy'), npy('<f4', PROBABILITIES, [N, 3]));
  writeFileSync(at('x.npy.gz'), gzipSync(npy('>f8', bigEndian(FEATURES), [N, 2, 2, 3])));
});
afterAll(() => rmSync(folder, { recursive: true }));

it.each([
  [
    'instance-dependent',
    () => ({ kind: 'instance-dependent', probabilities: `@${at('p.npy')}` }),
    () => instanceDependent(PROBABILITIES),
  ],
  [
    'part-dependent',
    () => ({ kind: 'part-dependent', flipRate: 0.4, features: `@${at('x.npy.gz')}` }),
    () => partDependent(FEATURES, { flipRate: 0.4 }),
  ],
])('%s noise takes its numbers from an NPY file, for corrupt and for verify', async (kind, json, made) => {
  const text = JSON.stringify(json());
  const [out, record] = [at(`${kind}.npy`), at(`${kind}.json`)];
  const noise = await noiseFromText(text);
  await corruptLabelFile(at('labels.npy'), { noise, classes: 3, seed: 5, out, record });
  const { labels } = corruptLabels(LABELS, { noise: made(), classes: 3, seed: 5 });
  expect(labels).not.toEqual(LABELS);
  expect(readFileSync(out)).toEqual(npy('<i4', labels, [N]));
  writeFileSync(at('noise.json'), text);
  const again = (await noiseFromText(`@${at('noise.json')}`)) as ReturnType<typeof made>;
  expect(await verifyFile(record, out, { noise: again })).toMatchObject({ ok: true, derived: true });
  await expect(verifyFile(record, out)).rejects.toThrow(/must be an array, got .*it is not part of the JSON/);
});

it.each([
  ['a file that is missing', 'none.npy', /there is no file .*none\.npy/],
  ['labels of 64 bits', 'y.npy', "y.npy must hold numbers for each example; save array.astype('float64')"],
  [
    'a truncated file',
    'short.npy',
    'short.npy has 836 bytes, its header says 848; it is truncated or damaged',
  ],
  ['a compressed file that is truncated', 'short.npy.gz', 'it is truncated or damaged'],
  ['what is no NPY file', 'text.npy', 'text.npy is not an NPY file'],
])('refuses %s', async (_, file, message) => {
  const whole = npy('<f4', PROBABILITIES, [N, 3]);
  writeFileSync(at('y.npy'), npy('<i8', new BigInt64Array(N), [N]));
  writeFileSync(at('short.npy'), whole.subarray(0, whole.length - 12));
  writeFileSync(at('short.npy.gz'), gzipSync(whole.subarray(0, whole.length - 12)));
  writeFileSync(at('text.npy'), 'probabilities, one in a line');
  await expect(
    noiseFromText(JSON.stringify({ kind: 'instance-dependent', probabilities: `@${at(file)}` })),
  ).rejects.toThrow(message);
});

it('says how many numbers it needs', async () => {
  writeFileSync(at('few.npy'), npy('<f4', PROBABILITIES.subarray(3), [N - 1, 3]));
  const noise = await noiseFromText(
    JSON.stringify({ kind: 'instance-dependent', probabilities: `@${at('few.npy')}` }),
  );
  await expect(
    corruptLabelFile(at('labels.npy'), { noise, classes: 3, seed: 5, out: at('out.npy') }),
  ).rejects.toThrow('`probabilities` must be 60 x 3 = 180 numbers, got 177');
});
