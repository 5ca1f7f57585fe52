import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { generatedFiles } from '../../examples/findings/pages/generated-files.js';
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
  const errors = (units: number) => {
    const own = rows.filter(({ cell }) => cell.units === units);
    return new Map(
      own.map(({ cell, result }) => [`${cell.target}, ${cell.seed}`, Number(result.largestError)]),
    );
  };
  const [few, many] = [errors(8), errors(512)];
  expect(many.size).toBe(25);
  for (const [name, error] of many) {
    expect(error, name).toBeLessThan(0.05);
    expect(error, name).toBeLessThan(few.get(name) as number);
  }
});
