/** A value as an error message shows it: short, unambiguous, never the whole of a large array. */
export function show(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'bigint') return `${value}n`;
  if (Array.isArray(value))
    return value.length > 8 ? `an array of ${value.length}` : `[${value.map(show).join(', ')}]`;
  if (typeof value === 'function') return 'a function';
  if (typeof value !== 'object' || value === null) return String(value);
  const type: string = value.constructor?.name || 'object';
  return `${/^[AEIO]/i.test(type) ? 'an' : 'a'} ${type}`;
}

/** `` `name` must be <rule>, got <value> ``, and the cure if there is one. */
function sentence(name: string, rule: string, value: unknown, cure?: string): string {
  return `\`${name}\` must be ${rule}, got ${show(value)}${cure ? `; ${cure}` : ''}`;
}

/** The error for an argument of the wrong kind (type, dtype, rank, unknown option). */
export function wrongKind(name: string, rule: string, value: unknown, cure?: string): TypeError {
  return new TypeError(sentence(name, rule, value, cure));
}

/** The error for an argument of the right kind whose value is out of range. */
export function outOfRange(name: string, rule: string, value: unknown, cure?: string): RangeError {
  return new RangeError(sentence(name, rule, value, cure));
}
