export function wholeNumber(name: string, text: string, least = 1): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= least && Number.isSafeInteger(value)) return value;
  throw new Error(`--${name} must be a whole number of at least ${least}, got ${JSON.stringify(text)}`);
}

/** The options of all commands of a table as `parseArgs` takes them, each a text. */
export function textOptions<Name extends string>(
  table: Readonly<Record<string, readonly Name[]>>,
): Record<Name, { readonly type: 'string' }> {
  const options = Object.values(table).flatMap((names) => names.map((name) => [name, { type: 'string' }]));
  return Object.fromEntries(options);
}

/** The choice that an option names. */
export function choiceOf<Choice extends string>(
  name: string,
  text: string,
  choices: readonly Choice[],
): Choice {
  const choice = choices.find((known) => known === text);
  if (choice) return choice;
  throw new Error(`--${name} must be one of ${choices.join(', ')}, got ${JSON.stringify(text)}`);
}

/** A number behind an option that fits a rule, such as `'above 0'`. */
export function numberOf(name: string, text: string, rule: string, fits: (value: number) => boolean): number {
  const value = text.trim() === '' ? Number.NaN : Number(text);
  if (Number.isFinite(value) && fits(value)) return value;
  throw new Error(`--${name} must be a number ${rule}, got ${JSON.stringify(text)}`);
}
