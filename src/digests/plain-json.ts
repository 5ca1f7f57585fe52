import { outOfRange, wrongKind } from '../errors/argument-error.js';

/** A plain JSON value. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;

/** A plain JSON object. */
export interface JsonObject {
  readonly [key: string]: Json;
}

const MOST_LEVELS = 100;

/** How many values and characters JSON may have. */
const MOST_VALUES = 2 ** 24;

/** A copy of an object as plain JSON, frozen at every level. -0 becomes 0, as `JSON.stringify` writes it. */
export function plainObject(name: string, value: unknown): JsonObject {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw wrongKind(name, 'a plain JSON object', value);
  const size = { values: 0 };

  function count(values: number): void {
    size.values += values;
    if (size.values <= MOST_VALUES) return;
    throw outOfRange(name, `at most ${MOST_VALUES} values and characters`, 'more', 'keep arrays in files');
  }

  function copyOf(place: string, inner: unknown, level: number): Json {
    count(1);
    if (inner === null || typeof inner === 'boolean') return inner;
    if (typeof inner === 'string') {
      count(inner.length);
      return inner;
    }
    if (typeof inner === 'number') {
      if (Number.isFinite(inner)) return inner + 0;
      throw outOfRange(place, 'a finite number', inner, 'write null for no number');
    }
    if (level > MOST_LEVELS) throw outOfRange(name, `at most ${MOST_LEVELS} levels deep`, 'more');
    if (Array.isArray(inner)) {
      count(inner.length);
      return Object.freeze(Array.from(inner, (item, i) => copyOf(`${place}[${i}]`, item, level + 1)));
    }
    if (typeof inner !== 'object' || ![Object.prototype, null].includes(Object.getPrototypeOf(inner)))
      throw wrongKind(place, 'plain JSON', inner);
    const fields = Object.entries(inner).map(([key, field]): [string, Json] => {
      count(key.length);
      return [key, copyOf(`${place}.${key}`, field, level + 1)];
    });
    return Object.freeze(Object.fromEntries(fields));
  }

  return copyOf(name, value, 1) as JsonObject;
}
