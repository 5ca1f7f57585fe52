import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { generatedFiles } from '../../examples/findings/pages.js';

const DOCS = 'docs';
const page = readFileSync(`${DOCS}/results.md`, 'utf8');
const files = generatedFiles(`${DOCS}/results`, page);

it.each([...files.keys()])('%s is what the published tables give', (path) => {
  expect(readFileSync(`${DOCS}/${path}`, 'utf8')).toBe(files.get(path));
});

it('the page shows every figure that is made, and no other', () => {
  const figures = [...page.matchAll(/\]\((results\/[^)]+\.svg)\)/g)].map(([, path]) => path);
  expect(figures.sort()).toEqual([...files.keys()].filter((path) => path.endsWith('.svg')).sort());
});
