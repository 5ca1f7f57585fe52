import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as library from '../../src/index.js';
import { IMAGE_OPERATIONS } from '../../src/plans/images/image-operations.js';
import schema from '../../src/records/record.schema.json';
import { arrayDigests } from '../browser/cases.js';
import { exportsReturning } from '../exports.js';
import { imageCorruptions } from '../kernels/corruptions.js';
import vectors from '../vectors/images.json';
import { IMAGE_CASES, type Verb } from './operations.js';

/*
 * Whoever adds an operation on images is told here what is missing. The verbs are found among the exports of the package by the
 * type that they return, and their operations by calling them.
 */

const verbs = exportsReturning('CorruptedImages');
const exported: Readonly<Record<string, unknown>> = library;
const operations = verbs.map((name) => {
  const verb = exported[name] as Verb;
  return verb(Float32Array.of(1, 2, 3, 4), { seed: 1, imageShape: [4] }).plan.operation;
});

it('finds the verbs on images among the exports', () => {
  expect(verbs.length).toBeGreaterThanOrEqual(3);
  expect(verbs).toContain('shufflePixels');
});

it('every exported verb has its operation in the table, and nothing else is there', () => {
  expect(operations.sort()).toEqual(Object.keys(IMAGE_OPERATIONS).sort());
});

it('the cases of the tests run the exported verbs, each its own operation', () => {
  expect(IMAGE_CASES.map(([, { exportedAs }]) => exportedAs).sort()).toEqual(verbs);
  for (const [operation, { verb, exportedAs }] of IMAGE_CASES) {
    expect(exported[exportedAs]).toBe(verb);
    expect(verb(Float32Array.of(1, 2), { seed: 1, imageShape: [2] }).plan.operation).toBe(operation);
  }
});

it('every operation has a vector', () => {
  const covered = vectors.cases.map(({ specification }) => specification.operation);
  expect(operations.filter((operation) => !covered.includes(operation))).toEqual([]);
});

it('every operation has a case with kernels, and one in the browsers', () => {
  const cases = [Object.keys(imageCorruptions), Object.keys(arrayDigests())];
  for (const names of cases) {
    expect(operations.filter((own) => !names.some((name) => name.startsWith(`${own}, `)))).toEqual([]);
  }
});

describe('the cases are what is tested', () => {
  it.each(['laws/images', 'parallel/parallel', 'records/verify'])('in test/%s.test.ts', (file) => {
    expect(readFileSync(`test/${file}.test.ts`, 'utf8')).toMatch(/\.each\(IMAGE_CASES\)|IMAGE_CASES\.map\(/);
  });
});

it('the schema of records names every operation', () => {
  const { operation } = schema.$defs.imageRecord.properties.specification.properties;
  expect(operation.enum.slice().sort()).toEqual(operations.sort());
});

it('every operation is specified in docs/reproducibility.md', () => {
  const page = readFileSync('docs/reproducibility.md', 'utf8');
  expect(operations.filter((operation) => !page.includes(`| \`${operation}\``))).toEqual([]);
});
