import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { callsOf } from './entries.js';
import { OPEN } from './open.js';
import { VALUES } from './values.js';

describe('hostile values', () => {
  it('are many', () => {
    expect(Object.keys(VALUES).length).toBeGreaterThan(130);
  });

  it('meet every entry point that has calls', () => {
    const files = readdirSync('test/hostile').filter((name) => name.endsWith('.test.ts'));
    const tests = files.map((name) => readFileSync(`test/hostile/${name}`, 'utf8')).join('\n');
    const entries = Object.keys(OPEN).filter((entry) => callsOf(entry).length > 0);
    expect(entries.filter((entry) => !tests.includes(`\ncheckEntry('${entry}');`))).toEqual([]);
  });
});
