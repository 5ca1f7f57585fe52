import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const here = fileURLToPath(new URL('.', import.meta.url));
const python = (...args: string[]) => spawnSync('python3', args, { cwd: here, encoding: 'utf8' });

/** In continuous integration Python is there, or this fails. */
const absent = python('--version').status !== 0 && !process.env.CI;

test.skipIf(absent)('the vectors are what the Python implementation computes (needs python3)', () => {
  const { status, stdout, stderr, error } = python('make.py', '--check');
  expect({ status, stderr, error }).toEqual({ status: 0, stderr: '', error: undefined });
  expect(stdout.split('\n')).toHaveLength(5);
});

test.skipIf(absent)('the examples in the Python implementation are right (needs python3)', () => {
  const { status, stdout } = python('-m', 'doctest', 'rethink_gen.py');
  expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
});
