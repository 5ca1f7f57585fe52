/**
 * Writes the UTF-8 bytes of a text to `bytes`, which must have room for three for each of its UTF-16 units; returns how many
 * they are, or -1 where the text holds half a surrogate pair, which has no bytes.
 *
 * Not by way of `TextEncoder`: an engine without a browser or Node around it (JavaScriptCore's shell, QuickJS, Hermes) does
 * not have it, and it writes every lone surrogate alike.
 */
export function writeUtf8(text: string, bytes: Uint8Array): number {
  let length = 0;
  for (let i = 0; i < text.length; i++) {
    let code = text.charCodeAt(i);
    if (code < 0x80) {
      bytes[length++] = code;
      continue;
    }
    if (code < 0x800) bytes[length++] = 0xc0 | (code >> 6);
    else {
      if ((code & 0xf800) === 0xd800) {
        const low = text.charCodeAt(++i);
        if (code >= 0xdc00 || (low & 0xfc00) !== 0xdc00) return -1;
        code = 0x10000 + ((code & 0x3ff) << 10) + (low & 0x3ff);
        bytes[length++] = 0xf0 | (code >> 18);
        bytes[length++] = 0x80 | ((code >> 12) & 0x3f);
      } else bytes[length++] = 0xe0 | (code >> 12);
      bytes[length++] = 0x80 | ((code >> 6) & 0x3f);
    }
    bytes[length++] = 0x80 | (code & 0x3f);
  }
  return length;
}

/** The UTF-8 bytes of a text of well-formed Unicode, as JSON always is. */
export function utf8(text: string): Uint8Array {
  const bytes = new Uint8Array(3 * text.length);
  return bytes.subarray(0, writeUtf8(text, bytes));
}
