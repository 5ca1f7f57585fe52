import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import {
  corruptLabels,
  exactLabelCount,
  fromText,
  permuteLabels,
  randomizePixels,
  recordGivenLabels,
  recordImages,
  recordLabels,
  renameClasses,
  replaceWithGaussian,
  shufflePixels,
  symmetric,
  uniform,
} from '../../src/index.js';

const program = ['/usr/bin/python3', 'python3'].find(
  (candidate) => spawnSync(candidate, ['-c', 'import numpy']).status === 0,
);
const folder = mkdtempSync(join(tmpdir(), 'rethink-gen-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Verifies records in Python: by NumPy and by the plain path, as they are and with one changed value. */
const script = `
import json, sys
sys.path.insert(0, sys.argv[1])
import rethink_gen as rg
from array import array
numpy = rg.np
for case in json.load(open(sys.argv[2])):
    record = case["record"]
    for rg.np in (numpy, None):
        def made(values):
            if case["subject"] == "labels":
                return values if rg.np is None else numpy.array(values, dtype="int64")
            data = array(case["type"])
            data.frombytes(bytes.fromhex(values) if isinstance(values, str) else array(case["type"], values).tobytes())
            return data if rg.np is None else numpy.array(data)
        assert rg.verify(record, made(case["output"]), made(case["input"])) == [], (case["name"], rg.verify(record, made(case["output"]), made(case["input"])))
        if case["subject"] == "labels":
            assert rg.verify(record) == [] and list(rg.original_labels(record)) == case["input"]
        other = [int(value) if case["subject"] == "labels" else value for value in made(case["output"])]
        other[3] = (int(other[3]) + 1) % 4
        assert rg.verify(record, made(other), made(case["input"])) == ["\`data\` are not what the record says"], case["name"]
        wrong = {**record, "changed": record["changed"] + 1}
        assert rg.verify(wrong, None, made(case["input"]))[0].startswith("\`changed\` is"), case["name"]
        again = rg.replay(record, made(case["input"]))
        assert list(again) == list(made(case["output"])), case["name"]
print("ok")
`;

/** Bytes as text: JSON does not tell -0 from 0. */
const hexadecimal = (values: ArrayBufferView) =>
  Buffer.from(values.buffer, values.byteOffset, values.byteLength).toString('hex');

const classes = 10;
const clean = Int32Array.from({ length: 200 }, (_, i) => (i * 7) % classes);
const options = { noise: symmetric(0.4), classes, seed: 42 };
const bytes = Uint8Array.from({ length: 12 * 48 }, (_, k) => (k * 31) % 256);
const floats = Float32Array.from(bytes, (value) => value / 256);
const images = { seed: 2n ** 70n, imageShape: [4, 4, 3] };
const fit = { statistics: 'channel', clip: [0, 255], round: 'half-up' } as const;

const labelCases = {
  noise: corruptLabels(clean, options),
  'string ids': corruptLabels(clean, { ...options, ids: Array.from(clean, (_, i) => `image-${i}`) }),
  'ids from 5 on, test split': corruptLabels(clean, { ...options, ids: { first: 5 }, split: 'test' }),
  'an exact count': corruptLabels(clean, { ...options, count: exactLabelCount(200, options) }),
  'many classes': corruptLabels(clean, { noise: uniform(1), classes: 60_000, seed: 'many' }),
  permuted: permuteLabels(clean, { classes, seed: 's' }),
  renamed: renameClasses(clean, { classes, seed: 3 }),
};

const imageCases = {
  shuffled: [bytes, shufflePixels(bytes, { ...images, rate: 0.5 })],
  random: [floats, randomizePixels(floats, { ...images, block: 2 })],
  gaussian: [bytes, replaceWithGaussian(bytes, { ...images, ...fit })],
  'gaussian with -0': [
    floats,
    replaceWithGaussian(floats, { ...images, clip: [-1, -0], statistics: { mean: -0, std: 1 } }),
  ],
} as const;

it.skipIf(!program && !process.env.CI)(
  'reads seeds and ids from text as fromText does (needs Python)',
  () => {
    const texts = [
      '42',
      '-1',
      '007',
      '-0',
      'text:42',
      'text:',
      '',
      '+7',
      '1.0',
      '1e3',
      ' 7',
      '7\n',
      '٧',
      'img_7.png',
    ];
    const code = `import json, sys
sys.path.insert(0, sys.argv[1])
from rethink_gen import from_text
print(json.dumps([from_text(text) for text in json.loads(sys.argv[2])]))`;
    const run = spawnSync(program ?? 'python3', ['-c', code, resolve('src/python'), JSON.stringify(texts)], {
      encoding: 'utf8',
    });
    expect(run.stderr).toBe('');
    expect(JSON.parse(run.stdout)).toEqual(texts.map(fromText));
  },
);

describe.skipIf(!program && !process.env.CI)('records in Python (needs NumPy)', () => {
  it('are verified and replayed, by NumPy and without', () => {
    const cases = [
      ...Object.entries(labelCases).map(([name, { labels, plan }]) => ({
        name,
        subject: 'labels',
        record: recordLabels(plan as typeof labelCases.noise.plan),
        input: [...clean],
        output: [...labels],
      })),
      {
        name: 'given',
        subject: 'labels',
        record: recordGivenLabels(clean, labelCases.noise.labels, { classes }),
        input: [...clean],
        output: [...labelCases.noise.labels],
      },
      ...Object.entries(imageCases).map(([name, [input, { images: output, plan }]]) => ({
        name,
        subject: 'images',
        type: input instanceof Uint8Array ? 'B' : 'f',
        record: recordImages(plan as Parameters<typeof recordImages>[0], input, output),
        input: hexadecimal(input),
        output: hexadecimal(output),
      })),
    ];
    writeFileSync(join(folder, 'cases.json'), JSON.stringify(cases));
    const run = spawnSync(
      program ?? 'python3',
      ['-c', script, resolve('src/python'), join(folder, 'cases.json')],
      {
        encoding: 'utf8',
      },
    );
    expect({ stdout: run.stdout, stderr: run.stderr }).toEqual({ stdout: 'ok\n', stderr: '' });
  });

  it('of labels that are names take names', () => {
    const names = ['cat', 'dog', 'emu'];
    const labels = Array.from(clean, (k) => names[k % 3]);
    const made = corruptLabels(labels, { noise: symmetric(0.4), classes: names, seed: 42 });
    const code = `import json, sys
sys.path.insert(0, sys.argv[1])
import rethink_gen as rg
case = json.loads(sys.argv[2])
numpy = rg.np
for rg.np in (numpy, None):
    assert rg.replay(case["record"], case["input"]) == case["output"]
    assert rg.verify(case["record"], case["output"], case["input"]) == []
    assert rg.verify(case["record"], case["output"]) == []
    assert rg.verify(case["record"], case["input"]) == ["\`data\` are not what the record says"]
print("ok")`;
    const data = JSON.stringify({ record: recordLabels(made.plan), input: labels, output: made.labels });
    const run = spawnSync(program ?? 'python3', ['-c', code, resolve('src/python'), data], {
      encoding: 'utf8',
    });
    expect({ stdout: run.stdout, stderr: run.stderr }).toEqual({ stdout: 'ok\n', stderr: '' });
  });
});
