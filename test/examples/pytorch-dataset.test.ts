import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { corruptLabels, recordLabels, symmetric } from 'rethink-gen';
import { expect, it } from 'vitest';

const python = ['/usr/bin/python3', 'python3'].find(
  (candidate) => spawnSync(candidate, ['-c', 'import torch, numpy']).status === 0,
);

it.skipIf(!python && !process.env.CI)(
  'a PyTorch data set has the noisy labels of TypeScript (needs PyTorch: Debian has python3-torch)',
  () => {
    const { stdout, stderr } = spawnSync(python ?? 'python3', ['examples/pytorch-dataset.py'], {
      encoding: 'utf8',
      env: { ...process.env, PYTHONPATH: resolve('src/python'), PYTHONDONTWRITEBYTECODE: '1' },
    });
    expect({ stdout, stderr }).toEqual({
      stdout: readFileSync('examples/pytorch-dataset.out.txt', 'utf8'),
      stderr: '',
    });
    const [, digest = ''] = /SHA-256 of the noisy labels: (\w+)/.exec(stdout) ?? [];
    expect(digest).toHaveLength(16);
    const labels = Int32Array.from({ length: 1000 }, (_, i) => i % 10);
    const { plan } = corruptLabels(labels, { noise: symmetric(0.4), classes: 10, seed: 42 });
    expect(recordLabels(plan).digests.output.slice(0, digest.length)).toBe(digest);
  },
  60_000,
);
