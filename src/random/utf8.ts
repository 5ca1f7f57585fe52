import { encode } from './seed.js';

/**
 * The UTF-8 bytes of a text, which `name` names in errors. By way of the percent-encoding and not of `TextEncoder`: an engine
 * without a browser or Node around it (JavaScriptCore's shell, QuickJS, Hermes) does not have that, and it writes every lone
 * surrogate alike.
 *
 * @throws RangeError where the text holds half a surrogate pair, which has no bytes
 */
export function utf8(name: string, text: string): Uint8Array {
  const encoded = encode(name, text);
  const bytes: number[] = [];
  for (let i = 0; i < encoded.length; i++) {
    if (encoded[i] === '%') {
      bytes.push(Number(`0x${encoded.slice(i + 1, i + 3)}`));
      i += 2;
    } else bytes.push(encoded.charCodeAt(i));
  }
  return Uint8Array.from(bytes);
}
