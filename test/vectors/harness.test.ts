import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Arguments, HARNESS } from './harness.js';
import harness from './harness.json';
import images from './images.json';
import labels from './labels.json';
import streams from './streams.json';

/* Value stability: what draws beside the corruptions, against the vectors of the Python implementation. */

describe('value stability: the harness', () => {
  const cases = harness.cases as unknown as { name: string; arguments: Arguments; sha256: string }[];
  test.each(cases.map((example) => [example.name, JSON.stringify(example.arguments), example] as const))(
    '%s %s',
    async (name, _, example) => {
      const { buffer, byteOffset, byteLength } = await HARNESS[name](example.arguments);
      const bytes = new Uint8Array(buffer, byteOffset, byteLength);
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(example.sha256);
    },
  );
});

/** Every file of the library that derives a key, and so draws, and the cases that hold its bits. */
const DRAWS: Record<string, readonly string[]> = {
  'datasets/generated-digits.ts': ['digits'],
  'experiments/data-json.ts': ['drawn examples'],
  'measures/critical-samples.ts': ['critical noise'],
  'measures/rademacher.ts': ['signs'],
  'measures/subsets.ts': ['subset', 'threshold samples'],
  'models/initializers.ts': ['weights', 'he normal', 'network', 'random features'],
  'models/layers/dropout.ts': ['dropout'],
  'plans/images/gaussian-pixels.ts': ['gaussian'],
  'plans/images/random-pixels.ts': ['random-pixels'],
  'plans/images/share.ts': ['gaussian, rate 0.5', 'random-pixels, exact count'],
  'plans/images/shuffled-pixels.ts': ['shuffled-pixels'],
  'plans/labels/label-plan.ts': [
    'uniform',
    'symmetric',
    'groups',
    'transition',
    'instance-dependent',
    'own noise',
  ],
  'plans/labels/part-dependent-preferences.ts': ['part-dependent'],
  'plans/labels/part-dependent.ts': ['part-dependent'],
  'plans/labels/permuted-labels.ts': ['permuted', 'permutation test'],
  'plans/labels/renamed-classes.ts': ['renamed'],
  'testing/blobs.ts': ['blobs'],
  'testing/patterns.ts': ['patterns'],
  'testing/random-images.ts': ['random images'],
  'theory/direction.ts': ['direction'],
  'theory/features/convolution-features.ts': ['patches'],
  'train/images/image-pipeline.ts': ['image step', 'own step'],
};

/** Files that derive keys for others, or only to check a seed. */
const PASSES_ON = [
  'experiments/corrupted-data.ts',
  'experiments/randomization-test.ts',
  'plans/address.ts',
  'sources/check-corrupt-options.ts',
];

describe('every random function has vectors', () => {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ts'),
  );
  const names = [
    ...Object.keys(streams),
    ...Object.keys(labels),
    ...[...labels.cases, ...images.cases, ...harness.cases].map(({ name }) => name),
  ];

  test('a file that derives a key stands in the table', () => {
    const drawing = files
      .map((file) => file.replaceAll('\\', '/'))
      .filter((file) => !file.startsWith('random/') && !PASSES_ON.includes(file))
      .filter((file) => /\b(deriveKey|commonKey|keyOf)\(/.test(readFileSync(join('src', file), 'utf8')));
    expect(drawing.sort()).toEqual(Object.keys(DRAWS).sort());
  });

  test.each(Object.entries(DRAWS))('%s: %j', (_, wanted) => {
    for (const name of wanted) expect(names.filter((found) => found.startsWith(name))).not.toEqual([]);
  });

  test('nothing draws from the engine', () => {
    const drawing = files.filter((file) =>
      /Math\.random|getRandomValues/.test(readFileSync(join('src', file), 'utf8')),
    );
    expect(drawing).toEqual([]);
  });
});
