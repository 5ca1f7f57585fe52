import type { Span } from './csv.js';

const SPACE = [0x20, 0x09, 0x0a, 0x0d];
const [QUOTE, BACKSLASH, COMMA, COLON, OPEN, CLOSE] = [0x22, 0x5c, 0x2c, 0x3a, 0x7b, 0x7d];
const OPENING = [OPEN, 0x5b];
const CLOSING = [CLOSE, 0x5d];

/** Where a value stands, if its key is there once. */
type Place = Span | 'twice' | undefined;

/**
 * Where the values of some keys of a JSON object stand.
 *
 * @param bytes a line that `JSON.parse` takes for an object
 * @param from where the line begins in `bytes`
 * @returns the place of each key's value; undefined if the object has no such key
 */
export function valueSpans(bytes: Uint8Array, from: number, keys: readonly string[]): Place[] {
  const spans: Place[] = keys.map(() => undefined);
  let at = skipSpace(bytes, from) + 1;
  for (at = skipSpace(bytes, at); bytes[at] !== CLOSE; at = skipSpace(bytes, at)) {
    if (bytes[at] === COMMA) at = skipSpace(bytes, at + 1);
    const end = endOfValue(bytes, at);
    const key = keys.indexOf(JSON.parse(Buffer.from(bytes.subarray(at, end)).toString()) as string);
    at = skipSpace(bytes, end);
    if (bytes[at] !== COLON) throw new RangeError('an object is damaged');
    const start = skipSpace(bytes, at + 1);
    at = endOfValue(bytes, start);
    if (key < 0) continue;
    spans[key] = spans[key] ? 'twice' : { start, end: at };
  }
  return spans;
}

function skipSpace(bytes: Uint8Array, at: number): number {
  while (SPACE.includes(bytes[at])) at++;
  return at;
}

/** Where the value that begins at `at` ends. */
function endOfValue(bytes: Uint8Array, at: number): number {
  let depth = 0;
  for (let end = at; end < bytes.length; ) {
    const byte = bytes[end];
    if (byte === QUOTE) end = endOfString(bytes, end);
    else {
      if (
        depth === 0 &&
        end > at &&
        (byte === COMMA || byte === CLOSE || byte === COLON || SPACE.includes(byte))
      )
        return end;
      if (OPENING.includes(byte)) depth++;
      else if (CLOSING.includes(byte)) depth--;
      end++;
    }
    if (depth === 0 && (byte === QUOTE || CLOSING.includes(byte))) return end;
  }
  return bytes.length;
}

function endOfString(bytes: Uint8Array, at: number): number {
  let end = at + 1;
  while (bytes[end] !== QUOTE && end < bytes.length) end += bytes[end] === BACKSLASH ? 2 : 1;
  return end + 1;
}
