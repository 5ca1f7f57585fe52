import { describe, expect, it } from 'vitest';
import { callsOf } from './entries.js';
import { OPEN } from './open.js';
import { isBad, runTable, totals } from './report.js';
import { VALUES } from './values.js';

const ENTRY_POINTS = Object.keys(OPEN).filter((entry) => callsOf(entry).length > 0);

/** Programs of their own carry out the calls: a hang ends one of them, not the test. */
const LIMIT = 900_000;

describe('hostile values', () => {
  it('are many', () => {
    expect(Object.keys(VALUES).length).toBeGreaterThan(130);
  });

  it.each(ENTRY_POINTS)(
    'are refused, or accepted for a reason: %s',
    async (entry) => {
      const rows = await runTable(entry);
      console.log(entry, JSON.stringify(totals(rows)));
      expect(rows.length).toBeGreaterThan(100 * callsOf(entry).length);
      expect(rows.filter(isBad)).toEqual([]);
    },
    LIMIT,
  );
});
