import { describe, expect, it } from 'vitest';
import { show } from '../../src/errors/argument-error.js';
import {
  checkChoice,
  checkNames,
  checkNumber,
  checkOptions,
  type NumberRange,
} from '../../src/errors/checks.js';

describe('a number', () => {
  it.each<[NumberRange, number[], number[], string]>([
    [{}, [0, -1e300], [Number.NaN, Number.POSITIVE_INFINITY], 'a finite number'],
    [{ above: 0 }, [1e-300, 5], [0, -1, Number.NaN, Number.POSITIVE_INFINITY], 'a number above 0'],
    [{ least: 0 }, [0, 5], [-1, Number.NaN, Number.POSITIVE_INFINITY], 'a number of at least 0'],
    [{ below: 2 }, [-5, 1.9], [2, Number.NEGATIVE_INFINITY], 'a number below 2'],
    [{ most: 2 }, [-5, 2], [2.1, Number.NEGATIVE_INFINITY], 'a number at most 2'],
    [{ least: 0, most: 1 }, [0, 0.5, 1], [-0.1, 1.1, Number.NaN], 'a number from 0 to 1'],
    [{ above: 0, below: 1 }, [0.5], [0, 1], 'a number above 0 and below 1'],
    [{ above: 0, most: 180 }, [180], [0, 181], 'a number above 0 and at most 180'],
    [{ least: 0, below: 1 }, [0], [-1, 1], 'a number of at least 0 and below 1'],
  ])('in %o', (range, inside, outside, rule) => {
    for (const value of inside) expect(() => checkNumber('x', value, range)).not.toThrow();
    for (const value of outside) {
      expect(() => checkNumber('x', value, range)).toThrow(
        new RangeError(`\`x\` must be ${rule}, got ${value}`),
      );
    }
    for (const value of ['1', null, undefined, 1n, [1]]) {
      expect(() => checkNumber('x', value, range)).toThrow(
        new TypeError(`\`x\` must be ${rule}, got ${show(value)}`),
      );
    }
  });
});

it('a choice is one of a list, or a name of a table', () => {
  for (const choices of [['a', 'b'] as const, { a: 1, b: 2 }]) {
    expect(() => checkChoice('x', 'a', choices)).not.toThrow();
    expect(() => checkChoice('x', 'toString', choices)).toThrow(
      '`x` must be one of "a", "b", got "toString"',
    );
  }
});

it('options are an object of known names', () => {
  const options: { readonly a?: number; readonly b?: number } = { a: 1 };
  expect(() => checkOptions(options, { a: true, b: true })).not.toThrow();
  for (const unknown of ['c', 'toString', 'constructor']) {
    const message = `\`${unknown}\` is not an option; the options are a, b`;
    const wrong = { ...options, [unknown]: 1 };
    expect(() => checkNames(wrong, ['a', 'b'])).toThrow(new TypeError(message));
    expect(() => checkOptions(wrong, { a: true, b: true })).toThrow(new TypeError(message));
  }
  expect(() => checkOptions(null as never, { a: true } as never)).toThrow(
    new TypeError('`options` must be an object, got null'),
  );
  // @ts-expect-error: `b` is missing
  checkOptions(options, { a: true });
});

it('types have their article', () => {
  const shown = [new Int32Array(1), new Uint8Array(1), new Float32Array(1), {}, new Map()].map(show);
  expect(shown).toEqual(['an Int32Array', 'a Uint8Array', 'a Float32Array', 'an Object', 'a Map']);
});
