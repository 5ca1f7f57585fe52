import { expect, it } from 'vitest';
import { flagText, inFlags } from '../../src/command/flags.js';

it('writes the options of the library as those of the command', () => {
  expect(flagText('`timeLimit` must be seconds above 0, got 0')).toBe(
    '--time-limit must be seconds above 0, got 0',
  );
  expect(flagText('give its folder as `data`; `data.train` stays')).toBe(
    'give its folder as --data; `data.train` stays',
  );
  expect(flagText('begin one with `sweep`, not `toString`')).toBe(
    'begin one with rethink-gen sweep, not `toString`',
  );
  expect(flagText('`record` must be another file than `out`, `operation` another word')).toBe(
    '--record must be another file than --out, --pixels another word',
  );
  expect(inFlags(new RangeError('`jobs` must be 1'))).toEqual(new Error('--jobs must be 1'));
  expect(inFlags('`jobs`')).toBe('`jobs`');
});

it('writes no option that the command does not take', () => {
  const reason = '`classes` must be a whole number, see `timeLimit`';
  expect(flagText(reason, ['time-limit'])).toBe('`classes` must be a whole number, see --time-limit');
});
