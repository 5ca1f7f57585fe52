import type { Tensor } from '@tensorflow/tfjs-core';

/** What of a value can be compared, as text: numbers by their bits, arrays of any kind as lists. Functions are left out. */
export async function digest(value: unknown, depth = 0): Promise<string> {
  if (typeof value === 'function' || typeof value === 'symbol' || depth > 9) return typeof value;
  if (typeof value !== 'object' || value === null) return Object.is(value, -0) ? '-0' : `${String(value)}`;
  if (isTensor(value)) return value.isDisposed ? 'disposed' : digest(await value.data(), depth + 1);
  if (ArrayBuffer.isView(value) && 'length' in value)
    return `[${Array.from(value as Float64Array, (v) => (Object.is(v, -0) ? '-0' : String(v)))}]`;
  const parts: string[] = [];
  if (Array.isArray(value)) {
    for (const inner of value.slice(0, 99)) parts.push(await digest(inner, depth + 1));
    return `[${parts}]`;
  }
  for (const key of namesOf(value).sort()) {
    if ((value as Record<string, unknown>)[key] === undefined) continue;
    parts.push(`${key}:${await digest((value as Record<string, unknown>)[key], depth + 1)}`);
  }
  return `{${parts}}`;
}

/** The names of own fields, and of getters of a class (a plan's). */
function namesOf(value: object): string[] {
  const own = Object.keys(value);
  const proto = Object.getPrototypeOf(value);
  if (proto === null || proto === Object.prototype) return own;
  const getters = Object.entries(Object.getOwnPropertyDescriptors(proto)).filter(([, { get }]) => get);
  return [...own, ...getters.map(([name]) => name)];
}

export function isTensor(value: unknown): value is Tensor {
  try {
    return typeof (value as Tensor)?.dataId === 'object' && typeof (value as Tensor).dispose === 'function';
  } catch {
    return false;
  }
}

/** Disposes the tensors in a value. */
export function disposeAll(value: unknown, depth = 0): void {
  if (isTensor(value)) {
    if (!value.isDisposed) value.dispose();
    return;
  }
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value) || depth > 5) return;
  try {
    const fields = Array.isArray(value) ? value.slice(0, 99) : Object.values(value);
    for (const inner of fields) disposeAll(inner, depth + 1);
  } catch {}
}
