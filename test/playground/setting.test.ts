import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paceOf } from '../../examples/playground/session.js';
import {
  DEFAULTS,
  LARGEST_SEED,
  queryOf,
  RATES,
  type Setting,
  settingOf,
} from '../../examples/playground/setting.js';
import { shownOf } from '../../examples/playground/shown.js';

const CORRUPTIONS = ['labels', 'shuffled pixels', 'random pixels', 'gaussian'] as const;

/** Any setting of the page. */
const settings: fc.Arbitrary<Setting> = fc
  .record({
    view: fc.constantFrom('memorise', 'early'),
    corruption: fc.constantFrom(...CORRUPTIONS),
    dose: fc.nat(100),
    seed: fc.nat(LARGEST_SEED),
    rate: fc.constantFrom(...RATES),
  })
  .map(
    (setting) =>
      (setting.view === 'early' ? { ...setting, corruption: 'symmetric labels' } : setting) as Setting,
  );

describe('the pace', () => {
  it.each([
    ['labels', 50, 0.01, 'epoch'],
    ['symmetric labels', 40, 0.01, 'epoch'],
    ['random pixels', 100, 0.003, 'epoch'],
    ['labels', 0, 0.01, 5],
    ['shuffled pixels', 100, 0.01, 5],
    ['labels', 50, 0.03, 5],
  ] as const)('of %s at %d percent and a rate of %d is %s', (corruption, dose, rate, pace) => {
    expect(paceOf({ ...DEFAULTS.memorise, corruption, dose, rate })).toBe(pace);
  });
});

describe('the address', () => {
  it('holds any setting', () => {
    fc.assert(
      fc.property(settings, (setting) => {
        expect(settingOf(queryOf(setting))).toEqual({ setting, notes: [] });
      }),
    );
  });

  it('without a query is the first setting of the first view', () => {
    expect(settingOf('')).toEqual({ setting: DEFAULTS.memorise, notes: [] });
    expect(settingOf('?view=early').setting).toEqual(DEFAULTS.early);
  });

  it('gives a valid setting whatever it holds, and says what it replaced', () => {
    const names = fc.constantFrom('view', 'corruption', 'dose', 'seed', 'rate', '__proto__', 'x');
    const values = fc.oneof(
      fc.string(),
      fc.double().map(String),
      fc.constantFrom('-1', '1e9', 'NaN', '', ' 5'),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(names, values)), (pairs) => {
        const query = `?${new URLSearchParams(pairs)}`;
        const { setting, notes } = settingOf(query);
        expect(settingOf(queryOf(setting))).toEqual({ setting, notes: [] });
        const same = pairs.every(
          ([name, text]) => `${setting[name as keyof Setting] ?? ''}` === text && name in setting,
        );
        if (new Set(pairs.map(([name]) => name)).size === pairs.length) expect(notes.length > 0).toBe(!same);
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ['?dose=900', 'dose', 100],
    ['?dose=-3', 'dose', 0],
    ['?dose=12.4', 'dose', 12],
    ['?seed=1e99', 'seed', LARGEST_SEED],
    ['?seed=abc', 'seed', 1],
    ['?rate=7', 'rate', 0.01],
    ['?corruption=<script>', 'corruption', 'labels'],
    ['?view=late', 'view', 'memorise'],
  ] as const)('clamps %s and says so', (query, name, value) => {
    const { setting, notes } = settingOf(query);
    expect(setting[name]).toBe(value);
    expect(notes).toEqual([expect.stringContaining(`“${name}” was “`)]);
    expect(notes[0]).toContain(`it is ${value} now`);
  });

  it('says which names mean nothing', () => {
    expect(settingOf('?dosis=4').notes).toEqual(['“dosis” means nothing here.']);
  });
});

it.each([...CORRUPTIONS, 'symmetric labels'] as const)(
  'a larger dose of %s moves nothing that a smaller one corrupted',
  (corruption) => {
    const shown = [0, 15, 40, 70, 100].map((dose) =>
      shownOf({ view: 'memorise', corruption, dose, seed: 5, rate: 0.01 }),
    );
    for (let k = 1; k < shown.length; k++) {
      const [less, more] = [shown[k - 1], shown[k]];
      for (let i = 0; i < less.labels.length; i++) {
        if (!less.corrupted[i]) continue;
        expect(more.corrupted[i]).toBe(1);
        expect(more.labels[i]).toBe(less.labels[i]);
        expect(more.given.subarray(i * 256, i * 256 + 256)).toEqual(
          less.given.subarray(i * 256, i * 256 + 256),
        );
      }
    }
    expect(shown[0].corrupted).not.toContain(1);
    expect(shown[4].corrupted).toContain(1);
  },
);
