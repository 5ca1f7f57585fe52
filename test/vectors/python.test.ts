import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const here = fileURLToPath(new URL('.', import.meta.url));
const python = (...args: string[]) => spawnSync('python3', args, { cwd: here, encoding: 'utf8' });

/** In continuous integration Python is there, or this fails. */
const absent = python('--version').status !== 0 && !process.env.CI;

/** The large permutation alone takes it 12 s on an idle core. */
const LONG_MS = 600_000;

test.skipIf(absent)(
  'the vectors are what the Python implementation computes (needs python3)',
  () => {
    const { status, stdout, stderr, error } = python('make.py', '--check');
    expect({ status, stderr, error }).toEqual({ status: 0, stderr: '', error: undefined });
    expect(stdout.split('\n')).toHaveLength(6);
  },
  LONG_MS,
);

/** Debian's NumPy belongs to Debian's Python; a newer one in the path serves as well. */
const withNumpy = ['python3', '/usr/bin/python3'].find(
  (program) => spawnSync(program, ['-c', 'import numpy']).status === 0,
);

test.skipIf(!withNumpy && !process.env.CI)('the NumPy path gives the same vectors (needs NumPy)', () => {
  const run = spawnSync(withNumpy ?? 'python3', ['make.py', '--numpy'], { cwd: here, encoding: 'utf8' });
  expect({ status: run.status, stderr: run.stderr }).toEqual({ status: 0, stderr: '' });
  expect(run.stdout.split('\n')).toHaveLength(3);
});

test.skipIf(absent)('the examples in the Python implementation are right (needs python3)', () => {
  const { status, stdout } = python('-m', 'doctest', '../../src/python/rethink_gen.py');
  expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
});
