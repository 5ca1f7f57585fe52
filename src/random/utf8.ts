import { encode } from './seed.js';

/**
 * The UTF-8 bytes of a text; zeros fill their buffer to a multiple of eight.
 *
 * Not by way of `TextEncoder`: an engine without a browser or Node around it (JavaScriptCore's shell, QuickJS, Hermes) does
 * not have it, and it writes every lone surrogate alike.
 *
 * @param name what an error calls the text
 */
export function utf8(name: string, text: string): Uint8Array {
  const encoded = encode(name, text);
  const bytes = new Uint8Array((encoded.length + 7) & ~7);
  let length = 0;
  for (let i = 0; i < encoded.length; i++) {
    let code = encoded.charCodeAt(i);
    // `%`: a byte in two hexadecimal digits follows.
    if (code === 37) code = Number(`0x${encoded[++i]}${encoded[++i]}`);
    bytes[length++] = code;
  }
  return bytes.subarray(0, length);
}
