import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';

const python = ['/usr/bin/python3', 'python3'].find(
  (candidate) => spawnSync(candidate, ['-c', 'import torch, numpy']).status === 0,
);

it.skipIf(!python && !process.env.CI)(
  'a PyTorch data set has the noisy labels of the README (needs PyTorch: Debian has python3-torch)',
  () => {
    const { stdout, stderr } = spawnSync(python ?? 'python3', ['examples/pytorch-dataset.py'], {
      encoding: 'utf8',
      env: { ...process.env, PYTHONPATH: resolve('src/python'), PYTHONDONTWRITEBYTECODE: '1' },
    });
    expect({ stdout, stderr }).toEqual({
      stdout: readFileSync('examples/pytorch-dataset.out.txt', 'utf8'),
      stderr: '',
    });
    const [, digest] = /SHA-256 of the noisy labels: (\w+)/.exec(stdout) ?? [];
    expect(readFileSync('README.md', 'utf8')).toContain(digest);
  },
  60_000,
);
