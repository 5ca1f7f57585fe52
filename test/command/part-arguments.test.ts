import { describe, expect, it } from 'vitest';
import { flagText } from '../../src/command/flags.js';
import { partArguments } from '../../src/command/part-arguments.js';

it('is nothing without an option', () => {
  expect(partArguments()).toEqual({});
});

it.each([
  ['rate=0.5,1', [0.5, 1]],
  ['seed=007', [7]],
  ['seed=text:7,-7', ['7', -7]],
  ['seed=9007199254740993', [{ integer: '9007199254740993' }]],
  ['corruption=labels,shuffled pixels', ['labels', 'shuffled pixels']],
  ['a=true,false,null,text:true,"true",yes', [true, false, null, 'true', 'true', 'yes']],
  ['a=text:0.5,1e3,.5', ['0.5', 1000, '.5']],
  ['model.hidden=[512],[512,512,512]', [[512], [512, 512, 512]]],
  ['model={"kind":"mlp","hidden":[1,2]},x', [{ kind: 'mlp', hidden: [1, 2] }, 'x']],
  ['regularisers={}', [{}]],
  ['a=b=c', ['b=c']],
])('reads the values of %s', (text, values) => {
  expect(partArguments([text])).toEqual({ where: { [text.slice(0, text.indexOf('='))]: values } });
});

it('reads several conditions, and seeds by their own rule', () => {
  expect(partArguments(['model.kind=mlp', 'rate=1'], '1,a,text:2,0.5')).toEqual({
    where: { 'model.kind': ['mlp'], rate: [1] },
    seeds: [1, 'a', '2', '0.5'],
  });
});

describe('refuses', () => {
  it.each([
    [['rate'], '--where must be PATH=VALUE,..., got "rate"; as in rate=0.5,1'],
    [['=1'], '--where must be PATH=VALUE,..., got "=1"'],
    [['rate='], '--where must be PATH=VALUE,..., got "rate="'],
    [
      ['rate=1', 'rate=0'],
      '--where rate is given twice; write all its values behind one, with commas between',
    ],
  ])('%j', (texts, message) => {
    expect(() => partArguments(texts)).toThrow(message);
  });
});

it('errors of the library name the options', () => {
  expect(flagText('`where.model.kind` must be one of "mlp", got "x"')).toBe(
    '--where model.kind must be one of "mlp", got "x"',
  );
  expect(flagText('`where` must be of fields, `seeds` too, `data.train` stays')).toBe(
    '--where must be of fields, --seeds too, `data.train` stays',
  );
});
