import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { generatedFiles } from '../../examples/findings/pages.js';
import { readRows } from '../../examples/findings/read-tables.js';

const DOCS = 'docs';
const page = readFileSync(`${DOCS}/results.md`, 'utf8');
const files = generatedFiles(`${DOCS}/results`, page);

it.each([...files.keys()])('%s is what the published tables give', (path) => {
  expect(readFileSync(`${DOCS}/${path}`, 'utf8')).toBe(files.get(path));
});

it('the page shows every figure that is made, and no other', () => {
  const figures = [...page.matchAll(/\]\((results\/[^)]+\.svg)\)/g)].map(([, path]) => path);
  expect(figures.map(decodeURI).sort()).toEqual(
    [...files.keys()].filter((path) => path.endsWith('.svg')).sort(),
  );
});

it('one hidden layer of 512 units is within 0.05 of each of five functions, under each seed, and closer than one of 8', () => {
  const rows = readRows(`${DOCS}/results/approximation.jsonl`);
  const errors = (units: number) =>
    rows.filter(({ cell }) => cell.units === units).map(({ result }) => Number(result.largestError));
  expect(errors(512).length).toBe(25);
  expect(Math.max(...errors(512))).toBeLessThan(0.05);
  expect(Math.min(...errors(8))).toBeGreaterThan(Math.min(...errors(512)));
});
