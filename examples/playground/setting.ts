import type { Corruption } from 'rethink-gen/experiments';

/** The two stories that the page tells: noise is memorised, and what is learned before it is. */
export type View = 'memorise' | 'early';

/** Everything that decides a run, and the address of the page. */
export interface Setting {
  readonly view: View;
  readonly corruption: Corruption;
  /** Share of the training examples that are corrupted, in whole percent. */
  readonly dose: number;
  readonly seed: number;
  /** Of the first epoch; 0.95 times that of the last one in each that follows. */
  readonly rate: number;
}

/** What the first view corrupts; the second one has its own. */
const CORRUPTIONS: readonly Corruption[] = ['labels', 'shuffled pixels', 'random pixels', 'gaussian'];

/** The learning rates to choose from, that of the paper among them. */
export const RATES: readonly number[] = [0.001, 0.003, 0.01, 0.03, 0.1, 1, 10, 1000];

/** The largest seed that the page takes; the library takes any whole number and any text. */
export const LARGEST_SEED = 999_999_999;

const FIRST = { dose: 50, seed: 1, rate: 0.01 } as const;

/** The setting that a view starts with. */
export const DEFAULTS: Readonly<Record<View, Setting>> = {
  memorise: { view: 'memorise', corruption: 'labels', ...FIRST },
  early: { view: 'early', corruption: 'symmetric labels', ...FIRST, dose: 40 },
};

const NAMES: readonly string[] = ['view', 'corruption', 'dose', 'seed', 'rate'];

/** A whole number within bounds, and whether the given one was. */
export function clamp(value: number, most: number): number {
  return Number.isNaN(value) ? Number.NaN : Math.min(most, Math.max(0, Math.round(value)));
}

/** The setting as the query of an address, in one order. */
export function queryOf({ view, corruption, dose, seed, rate }: Setting): string {
  const what = view === 'early' ? { view } : { corruption };
  return `?${new URLSearchParams({ ...what, dose: `${dose}`, seed: `${seed}`, rate: `${rate}` })}`;
}

/** Reads a setting from the query of an address. What does not fit is replaced, and told in a note. */
export function settingOf(query: string): { readonly setting: Setting; readonly notes: readonly string[] } {
  const given = new URLSearchParams(query);
  const notes: string[] = [];
  const read = <T>(name: string, rule: string, fallback: T, parse: (text: string) => T | undefined): T => {
    const text = given.get(name);
    if (text === null) return fallback;
    const value = parse(text);
    if (value === undefined || `${value}` !== text) {
      notes.push(`“${name}” was “${shorten(text)}”, not ${rule}; it is ${value ?? fallback} now.`);
    }
    return value ?? fallback;
  };
  const number = (most: number) => (text: string) => {
    const value = clamp(text.trim() === '' ? Number.NaN : Number(text), most);
    return Number.isNaN(value) ? undefined : value;
  };
  const oneOf =
    <T>(choices: readonly T[]) =>
    (text: string) =>
      choices.find((choice) => `${choice}` === text);
  const view = read<View>('view', 'a view', 'memorise', oneOf<View>(['memorise', 'early']));
  const first = DEFAULTS[view];
  const choices = view === 'early' ? [first.corruption] : CORRUPTIONS;
  const setting = {
    view,
    corruption: read('corruption', `one of ${choices.join(', ')}`, first.corruption, oneOf(choices)),
    dose: read('dose', 'a whole number from 0 to 100', first.dose, number(100)),
    seed: read('seed', `a whole number from 0 to ${LARGEST_SEED}`, first.seed, number(LARGEST_SEED)),
    rate: read('rate', `one of ${RATES.join(', ')}`, first.rate, oneOf(RATES)),
  };
  const unknown = [...new Set(given.keys())].filter((name) => !NAMES.includes(name));
  if (unknown.length) notes.push(`${unknown.slice(0, 3).map(quoted).join(', ')} means nothing here.`);
  return { setting, notes };
}

const shorten = (text: string) => (text.length > 24 ? `${text.slice(0, 24)}…` : text);
const quoted = (text: string) => `“${shorten(text)}”`;
