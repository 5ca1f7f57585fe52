import { wrongKind } from './argument-error.js';
import { checkIsObject } from './checks.js';

/** What a member must be; a `'method'` answers at once, and so is not an async function. */
export type MemberKind = 'string' | 'function' | 'method' | 'plain object or nothing' | 'anything';

const RULES = { string: 'a string', function: 'a function', method: 'a function' };

/**
 * Throws unless `value` is an object that has these members, each of its kind. One that is written in braces must not have
 * others, unless `others` says so; an object of a class may.
 */
export function checkMembers(
  name: string,
  value: unknown,
  rule: string,
  members: Readonly<Record<string, MemberKind>>,
  others: 'none' | 'more' = 'none',
): void {
  if (typeof value !== 'object' || value === null) throw wrongKind(name, rule, value);
  for (const [member, kind] of Object.entries(members))
    checkMember(`${name}.${member}`, (value as Record<string, unknown>)[member], kind);
  if (others === 'more' || Object.getPrototypeOf(value) !== Object.prototype) return;
  const unknown = Object.keys(value).find((key) => !Object.hasOwn(members, key));
  if (unknown === undefined) return;
  throw new TypeError(`\`${name}.${unknown}\` is not known; ${rule} has ${Object.keys(members).join(', ')}`);
}

export function checkMember(name: string, value: unknown, kind: MemberKind, cure?: string): void {
  if (kind === 'anything') return;
  if (kind === 'plain object or nothing') {
    if (value !== undefined) checkIsObject(value, name);
    return;
  }
  if (typeof value !== (kind === 'string' ? 'string' : 'function'))
    throw wrongKind(name, RULES[kind], value, cure);
  if (kind === 'method' && Object.prototype.toString.call(value) === '[object AsyncFunction]')
    throw wrongKind(name, 'a function that is not async', value, cure);
}
