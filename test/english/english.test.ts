import { expect, it } from 'vitest';
import { countFaults } from './count.js';
import { RULES } from './faults.js';

/** Plain English for a native reader: the comments and messages of `src`, and the pages. */
const faultsOf = (text: string) =>
  RULES.filter((rule) => rule.find({ file: '', kind: 'message', text }).length > 0).map(({ name }) => name);

it.each([
  ['RangeError where the rate is wrong', ['"where" for "if"']],
  ['TypeError if the seed is none', ['"is none" for invalid or missing']],
  ['What a training gave', ['"What ... gave" for a result']],
  [`This ${'very '.repeat(40)}long sentence.`, ['a sentence of more than 40 words']],
  ['got a Int8Array', ['"a" before a vowel']],
  ['must be an number', ['"an" before a consonant']],
  ['it has 1 labels', ['a plural after one, or "(s)"']],
  ['the file(s)', ['a plural after one, or "(s)"']],
  ['VALUE cells is left', ['a plural that the number does not decide']],
  ['Where the manifest stands. A user, an hour, a union, an MLP.', []],
])('finds what is wrong: %s', (text, names) => expect(faultsOf(text)).toEqual(names));

it.each(
  countFaults().map(
    (count) =>
      [`${count.rule.name}: ${count.found.length} in ${count.among} ${count.rule.limit.of}`, count] as const,
  ),
)('keeps the limits: %s', (_, { rule, found, among }) => {
  const most = Math.floor((rule.limit.faults * among) / rule.limit.per);
  const shown = found.map(
    ({ file, fault, text }) => `${file}: ${fault.trim().slice(0, 80)} | ${text.slice(0, 80)}`,
  );
  expect(shown.length > most ? shown : []).toEqual([]);
});
