/** A value as an error message shows it: unambiguous, never the whole of a large array. */
export function show(value: unknown, depth = 2): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'bigint') return `${value}n`;
  if (Array.isArray(value))
    return value.length > 8 || !depth
      ? `an array of ${value.length}`
      : `[${Array.from(value, (inner) => show(inner, depth - 1)).join(', ')}]`;
  if (typeof value === 'function') return 'a function';
  if (typeof value !== 'object' || value === null) return String(value);
  const type: string = value.constructor?.name || 'object';
  return `a${/^[AEIO]/i.test(type) ? 'n' : ''} ${type}`;
}

/** `` `name` must be <rule>, got <value> ``, short whatever the value is, and the cure if there is one. */
function sentence(name: string, rule: string, value: unknown, cure?: string): string {
  return `\`${name}\` must be ${rule}, got ${show(value).slice(0, 160)}${cure ? `; ${cure}` : ''}`;
}

/** The error for an argument of the wrong kind (type, dtype, rank, unknown option). */
export function wrongKind(name: string, rule: string, value: unknown, cure?: string): TypeError {
  return new TypeError(sentence(name, rule, value, cure));
}

/** The error for an argument of the right kind whose value is out of range. */
export function outOfRange(name: string, rule: string, value: unknown, cure?: string): RangeError {
  return new RangeError(sentence(name, rule, value, cure));
}
