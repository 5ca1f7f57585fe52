import { expect, test } from 'vitest';
import { isChiSquare, isPoisson, largestDistance, normalCdf, normalTails } from './statistics.js';

test('the normal distribution function has its known values', () => {
  // Source: SciPy 1.10, norm.cdf, norm.ppf and 2 * norm.sf.
  expect(normalCdf(0)).toBe(0.5);
  expect(normalCdf(1)).toBeCloseTo(0.841344746068543, 14);
  expect(normalCdf(-1.959963984540054)).toBeCloseTo(0.025, 14);
  expect(2 * normalCdf(-5)).toBeCloseTo(5.733031437583869e-7, 14);
  expect(normalTails(5) / 5.733031437583869e-7).toBeCloseTo(1, 10);
  expect(normalTails(6) / 1.973175290075332e-9).toBeCloseTo(1, 10);
});

test('the bounds lie beyond the quantiles that they stand for, but not far', () => {
  // Source of the quantiles at 1e-9: SciPy 1.10, chi2.isf(1e-9, 10) = 62.95, chi2.isf(1e-9, 100) = 209.3,
  // chi2.ppf(1e-9, 100) = 36.9.
  expect([isChiSquare(62.9, 10), isChiSquare(85, 10)]).toEqual([true, false]);
  expect([isChiSquare(209.3, 100), isChiSquare(240, 100)]).toEqual([true, false]);
  expect([isChiSquare(36.9, 100), isChiSquare(8, 100)]).toEqual([true, false]);
  expect([isPoisson(57, 57), isPoisson(0, 57), isPoisson(120, 57), isPoisson(0, 5)]).toEqual([
    true,
    false,
    false,
    true,
  ]);
  expect(largestDistance(1e6)).toBeCloseTo(Math.sqrt(Math.log(2e9) / 2) / 1000, 12);
});
