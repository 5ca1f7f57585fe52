import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/**
 * Plants the faults of `planted.json`, which a second implementation or a reader thought of, one at a time, and says which of
 * them the tests that should find them do not notice: `tsx test/mutants/planted.ts [number ...]`.
 */
export interface Planted {
  readonly fault: string;
  readonly file: string;
  readonly from: string;
  readonly to: string;
  readonly tests: readonly string[];
}

const LONGEST_MS = 300_000;

/** How many tests ran, and the names of those that failed; undefined if they never end. */
function run(tests: readonly string[], number: number | undefined) {
  const { stdout, stderr, error } = spawnSync(
    'npx',
    ['vitest', 'run', '--config', 'test/mutants/planted.config.ts', '--reporter=json', ...tests],
    { encoding: 'utf8', timeout: LONGEST_MS, env: { ...process.env, PLANTED: String(number) } },
  );
  if (error !== undefined) return undefined;
  const report = JSON.parse(stdout.slice(stdout.indexOf('{')) || '{"numTotalTests":0}');
  if (report.numTotalTests === 0) throw new Error(stderr || stdout);
  const all: { status: string; fullName: string }[] = report.testResults.flatMap(
    ({ assertionResults }: { assertionResults: unknown }) => assertionResults,
  );
  return all.filter(({ status }) => status === 'failed').map(({ fullName }) => fullName);
}

const faults: readonly Planted[] = JSON.parse(readFileSync('test/mutants/planted.json', 'utf8'));
const asked = process.argv.slice(2).map(Number);
const numbers = asked.length > 0 ? asked : [...faults.keys()];
const tests = [...new Set(numbers.flatMap((number) => faults[number].tests))];
if (run(tests, undefined)?.length !== 0) throw new Error('the tests do not pass without a fault');
const survivors = numbers.filter((number) => {
  const { fault, file } = faults[number];
  const failed = run(faults[number].tests, number);
  const by = failed === undefined ? 'it never ended' : failed[0];
  console.log(`${by === undefined ? 'SURVIVED' : 'noticed'} ${number} ${file}: ${fault}; by ${by}`);
  return by === undefined;
});
console.log(`${numbers.length - survivors.length} of ${numbers.length} noticed`);
process.exitCode = survivors.length > 0 ? 1 : 0;
