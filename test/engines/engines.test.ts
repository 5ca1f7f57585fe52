import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { goldenScript } from './bundle.js';
import { engines } from './engines.js';
import type { GoldenReport } from './golden.js';

/** With `npm run test:engines` (ENGINES=all) an engine that is missing is a failure; otherwise it is skipped by name. */
const all = process.env.ENGINES === 'all';

describe('the same digests in every engine', () => {
  let script: string;
  let expected: GoldenReport;

  beforeAll(async () => {
    script = await goldenScript();
    const { report } = await import('./golden.js');
    expected = JSON.parse(report());
  });

  test('the bundle holds every case', () => {
    expect(expected.wrong).toEqual([]);
    const page = readFileSync('docs/reproducibility.md', 'utf8');
    expect(page).toContain(`All vectors of corruptions (${expected.cases}) gave the same digests`);
  });

  for (const { name, needs, present, run } of engines) {
    test.skipIf(!all && !present())(`${name} (needs ${needs})`, async () => {
      expect(JSON.parse(await run(script))).toEqual(expected);
    });
  }

  test('an engine that does not round to float32 would be caught', async () => {
    const [v8] = engines;
    const { wrong } = JSON.parse(await v8.run(`Math.fround = (x) => x;${script}`)) as GoldenReport;
    expect(wrong.length).toBeGreaterThan(0);
  });
});
