import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { expect, it } from 'vitest';

it('the assertions work under node:test', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'rethink-gen-'));
  try {
    const outfile = join(folder, 'fixture.test.cjs');
    await build({
      entryPoints: ['test/testing/node-test.fixture.ts'],
      bundle: true,
      platform: 'node',
      format: 'cjs',
      outfile,
      logLevel: 'error',
    });
    const output = await new Promise<string>((resolve) => {
      const env = { ...process.env, NODE_TEST_CONTEXT: undefined };
      execFile(process.execPath, ['--test', '--test-reporter=tap', outfile], { env }, (_, stdout) =>
        resolve(stdout),
      );
    });
    expect(output).toMatch(/^# pass 2$/m);
    expect(output).toMatch(/^# fail 1$/m);
    expect(output).toMatch(/not ok \d - must fail: memorised labels are no chance/);
    expect(output).toContain('500 of 500 predictions are right, guessing among 5 classes gives 100.0');
  } finally {
    await rm(folder, { recursive: true });
  }
});
