import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RandomizationTestResult } from 'rethink-gen/experiments';

/** The result of the quick start: of the built command, without an option but a folder of its own. */
export function quickStart(): RandomizationTestResult {
  const out = mkdtempSync(join(tmpdir(), 'quick-start-'));
  try {
    execFileSync(process.execPath, ['dist/cli.js', '--out', out], { stdio: ['ignore', 'ignore', 'inherit'] });
    return JSON.parse(readFileSync(join(out, 'results.json'), 'utf8'));
  } finally {
    rmSync(out, { recursive: true });
  }
}
