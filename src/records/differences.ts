import { show } from '../errors/argument-error.js';

/**
 * Where a recorded value differs from the one derived again, in words: the first place of each array and each field of
 * each object. Arrays may be of any kind.
 */
export function differencesOf(name: string, recorded: unknown, derived: unknown): string[] {
  if (isArray(derived)) return arrayDifferences(name, recorded, derived);
  if (isObject(derived) && isObject(recorded)) {
    const keys = new Set([...Object.keys(derived), ...Object.keys(recorded)]);
    return [...keys].flatMap((key) => differencesOf(`${name}.${key}`, recorded[key], derived[key]));
  }
  return Object.is(recorded, derived)
    ? []
    : [`\`${name}\` is ${show(recorded)}, derived again ${show(derived)}`];
}

function arrayDifferences(name: string, recorded: unknown, derived: ArrayLike<unknown>): string[] {
  if (!isArray(recorded))
    return [`\`${name}\` is ${show(recorded)}, derived again an array of ${derived.length}`];
  if (recorded.length !== derived.length)
    return [`\`${name}\` has ${recorded.length} entries, derived again ${derived.length}`];
  let first: string[] = [];
  let count = 0;
  for (let i = 0; i < derived.length; i++) {
    if (Object.is(recorded[i], derived[i])) continue;
    const found = differencesOf(`${name}[${i}]`, recorded[i], derived[i]);
    if (found.length > 0 && count++ === 0) first = found;
  }
  return count > 1 ? first.map((text) => `${text} (the first of ${count} of ${derived.length})`) : first;
}

function isArray(value: unknown): value is ArrayLike<unknown> {
  return Array.isArray(value) || ArrayBuffer.isView(value);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
