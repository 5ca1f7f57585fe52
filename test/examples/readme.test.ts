import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { README_PROGRAMS } from './readme-programs.js';

/** What an example prints, in a process of its own. */
function printed(name: string, ...options: string[]): string {
  const argv = ['--import', 'tsx', ...options, `examples/${name}.ts`];
  const env = { ...process.env, NODE_TEST_CONTEXT: undefined };
  const { stdout, stderr } = spawnSync(process.execPath, argv, { env, encoding: 'utf8' });
  expect(stderr).toBe('');
  return stdout;
}

const outputOf = (name: string) => readFileSync(`examples/${name}.out.txt`, 'utf8');

it.each(README_PROGRAMS.filter((name) => name !== 'unit-test'))('%s prints what README says', (name) => {
  expect(printed(name)).toBe(outputOf(name));
});

it('unit-test: its test fails with what README says', () => {
  const lines = printed('unit-test', '--test', '--test-reporter=tap').match(/^(not ok|ok| {2}error:) .*$/gm);
  expect(`${lines?.join('\n')}\n`).toBe(outputOf('unit-test'));
});
