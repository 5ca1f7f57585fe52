/** Where a field of a line stands: the bytes from `start` to `end`, its quotes among them. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

const [QUOTE, LINE_FEED, RETURN] = [0x22, 0x0a, 0x0d];

/** What ends a field behind its last byte. */
type Boundary = 'field' | 'line';

/**
 * Reads delimited text as RFC 4180 has it, line by line: fields may stand in quotes, and hold separators, line ends and doubled
 * quotes there. Lines end in LF or CRLF; a byte order mark before the first one is left out.
 *
 * @param visit is given the fields of each line and its number, from 1 on; the list is used again for the next line
 */
export function readDelimited(
  bytes: Uint8Array,
  separator: number,
  name: string,
  visit: (fields: readonly Span[], line: number) => void,
): void {
  let at = hasByteOrderMark(bytes) ? 3 : 0;
  const fields: Span[] = [];
  let line = 0;
  while (at < bytes.length) {
    line++;
    fields.length = 0;
    for (let boundary: Boundary = 'field'; boundary === 'field'; ) {
      const end = endOfField(bytes, at, separator);
      if (end < 0)
        throw new RangeError(`${name}, row ${line}: a quote is not closed; it is truncated or damaged`);
      fields.push({ start: at, end });
      const next = bytes[end];
      if (end === bytes.length || next === LINE_FEED) boundary = 'line';
      else if (next === RETURN && (bytes[end + 1] === LINE_FEED || end + 1 === bytes.length))
        boundary = 'line';
      else if (next !== separator) {
        const found =
          next === RETURN ? 'a carriage return without a line feed' : 'text behind a closing quote';
        throw new RangeError(`${name}, row ${line}: ${found}; save it again as CSV`);
      }
      at = end + (next === RETURN ? 2 : 1);
    }
    visit(fields, line);
  }
}

function hasByteOrderMark(bytes: Uint8Array): boolean {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
}

/** Where the field from `at` on ends; -1 if its quote is not closed. */
function endOfField(bytes: Uint8Array, at: number, separator: number): number {
  let end = at;
  if (bytes[at] !== QUOTE) {
    while (
      end < bytes.length &&
      bytes[end] !== separator &&
      bytes[end] !== LINE_FEED &&
      bytes[end] !== RETURN
    )
      end++;
    return end;
  }
  for (end++; end < bytes.length; end++) {
    if (bytes[end] !== QUOTE) continue;
    if (bytes[end + 1] !== QUOTE) return end + 1;
    end++;
  }
  return -1;
}

export function fieldText(bytes: Uint8Array, { start, end }: Span, decoder: TextDecoder): string {
  const quoted = bytes[start] === QUOTE;
  const text = decoder.decode(quoted ? bytes.subarray(start + 1, end - 1) : bytes.subarray(start, end));
  return quoted ? text.replaceAll('""', '"') : text;
}

/** A field that holds this text, in quotes if the field that it replaces has them, or the text needs them. */
export function fieldBytes(text: string, replaces: number, separator: number): Uint8Array {
  const needed = replaces === QUOTE || /["\r\n]/.test(text) || text.includes(String.fromCharCode(separator));
  return Buffer.from(needed ? `"${text.replaceAll('"', '""')}"` : text);
}
