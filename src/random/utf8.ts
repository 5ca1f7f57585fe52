/**
 * The UTF-8 bytes of a text, or `undefined` where it holds half a surrogate pair, which has none. Not `TextEncoder`: an
 * engine without a browser or Node around it (JavaScriptCore's shell, QuickJS, Hermes) does not have it, and it would write
 * every lone surrogate alike.
 */
export function utf8(text: string): Uint8Array | undefined {
  const bytes = new Uint8Array(3 * text.length);
  let length = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x80) {
      bytes[length++] = code;
      continue;
    }
    if (code < 0x800) {
      bytes[length++] = 0xc0 | (code >> 6);
    } else if ((code & 0xf800) !== 0xd800) {
      bytes[length++] = 0xe0 | (code >> 12);
      bytes[length++] = 0x80 | ((code >> 6) & 0x3f);
    } else {
      const second = text.charCodeAt(++i);
      if (code >= 0xdc00 || (second & 0xfc00) !== 0xdc00) return undefined;
      const point = 0x10000 + ((code & 0x3ff) << 10) + (second & 0x3ff);
      bytes[length++] = 0xf0 | (point >> 18);
      bytes[length++] = 0x80 | ((point >> 12) & 0x3f);
      bytes[length++] = 0x80 | ((point >> 6) & 0x3f);
      bytes[length++] = 0x80 | (point & 0x3f);
      continue;
    }
    bytes[length++] = 0x80 | (code & 0x3f);
  }
  return bytes.subarray(0, length);
}
