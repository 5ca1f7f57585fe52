import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

test('the loops on bytes are those on words', () => {
  const code = (path: string) =>
    readFileSync(new URL(`../../src/kernels/${path}`, import.meta.url), 'utf8')
      .replace(/\/\*\*[\s\S]*?\*\//g, '')
      .replace(/\s+/g, ' ');
  const words = code('move-words.ts');
  const bytes = words
    .replaceAll('Int32Array', 'Uint8Array')
    .replaceAll('Words', 'Bytes')
    .replaceAll('(k + 16)', '(k + 64)');
  expect(words).toContain('(k + 16)');
  expect(code('move-bytes.ts')).toBe(bytes);
});
