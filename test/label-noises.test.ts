import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { NOISE_KINDS } from '../src/plans/labels/noise-kinds.js';
import { arrayDigests } from './browser/cases.js';
import { exportsReturning } from './exports.js';
import { labelNoises } from './label-noises.js';
import vectors from './vectors/labels.json';

/*
 * Whoever adds a kind of label noise is told here what is missing. The makers are found among the exports of the package by
 * the type that they return.
 */

/** Makes noise of any kind from its JSON. */
const READER = 'labelNoise';

/** The name of a maker as a kind: `pairFlip` makes `pair-flip`. */
const kindOf = (maker: string) => maker.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

const makers = exportsReturning('LabelNoise').filter((name) => name !== READER);
const kinds = makers.filter((name) => name !== 'ownNoise').map(kindOf);

it('finds the makers of label noise among the exports', () => {
  expect(makers).toContain('ownNoise');
  expect(kinds.length).toBeGreaterThan(7);
});

it('every exported kind of label noise is in the table, and nothing else is', () => {
  expect(kinds.sort()).toEqual(Object.keys(NOISE_KINDS).sort());
});

it('every kind has a sample, of that kind', () => {
  expect(labelNoises.map(([kind]) => kind).sort()).toEqual([...kinds, 'own'].sort());
  for (const [kind, make] of labelNoises) expect(make(0.5, 10).kind.split(':')[0]).toBe(kind);
});

it('every kind has a vector', () => {
  const covered = new Set(vectors.cases.map(({ specification }) => specification.noise?.kind));
  expect(kinds.filter((kind) => !covered.has(kind))).toEqual([]);
});

it('every kind has a case in the browsers', () => {
  const cases = Object.keys(arrayDigests());
  expect([...kinds, 'own'].filter((kind) => !cases.includes(`label noise, ${kind}`))).toEqual([]);
});

describe('the samples are what is tested', () => {
  it.each(['laws/labels', 'kernels/simd', 'kernels/fall-back', 'parallel/parallel', 'records/verify'])(
    'in test/%s.test.ts',
    (file) => {
      const source = readFileSync(`test/${file}.test.ts`, 'utf8');
      expect(source).toMatch(/\.each\(labelNoises\)|of labelNoises\)/);
    },
  );
});

it('every kind is specified in docs/reproducibility.md', () => {
  const page = readFileSync('docs/reproducibility.md', 'utf8');
  expect(kinds.filter((kind) => !page.includes(`\`${kind}\``))).toEqual([]);
});
