import { encode } from './seed.js';

/**
 * The UTF-8 bytes of a text, which `name` names in errors. By way of the percent-encoding, which `unescape` (ECMAScript, annex B) undoes byte by byte, and not of `TextEncoder`: an engine
 * without a browser or Node around it (JavaScriptCore's shell, QuickJS, Hermes) does not have that, and it writes every lone
 * surrogate alike.
 *
 * @throws RangeError where the text holds half a surrogate pair, which has no bytes
 */
export function utf8(name: string, text: string): Uint8Array {
  const binary = unescape(encode(name, text));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}
