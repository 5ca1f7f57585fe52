import { describe, expect, it } from 'vitest';
import { callsOf } from './entries.js';
import type { Modules } from './open.js';
import { isBad, runTable, totals } from './report.js';

/** Programs of their own carry out the calls: a hang ends one of them, not the test. */
const LIMIT = 900_000;

/** Tests the functions of an entry point, in a file of its own, so that entry points are tested side by side. */
export function checkEntry(entry: keyof Modules): void {
  describe(`hostile values in ${entry}`, () => {
    it(
      'are refused, or accepted for a reason',
      async () => {
        const rows = await runTable(entry);
        console.log(entry, JSON.stringify(totals(rows)));
        expect(rows.length).toBeGreaterThan(100 * callsOf(entry).length);
        expect(rows.filter(isBad)).toEqual([]);
      },
      LIMIT,
    );
  });
}
