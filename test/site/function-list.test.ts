import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { functionList } from '../../docs/site/function-list.js';

it('a guide calls every public function, and docs/functions.md says which', () => {
  expect(readFileSync('docs/functions.md', 'utf8')).toBe(functionList());
});
