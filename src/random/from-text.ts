import { wrongKind } from '../errors/argument-error.js';

/**
 * A seed or an id from text, such as an argument of a command line or a field of a CSV file. A whole decimal number is the number
 * (beyond 2^53 a bigint), anything else the string. `text:` in front forces the string: `text:42` is `'42'`.
 *
 * A whole decimal number is digits, with `-` in front if it is negative: `007` is 7; `+7`, `7.0` and `1e3` are strings.
 */
export function fromText(text: string): number | bigint | string {
  if (typeof text !== 'string') throw wrongKind('text', 'a string', text);
  if (text.startsWith('text:')) return text.slice('text:'.length);
  if (!/^-?\d+$/.test(text)) return text;
  const number = Number(text);
  return Number.isSafeInteger(number) ? number + 0 : BigInt(text);
}
