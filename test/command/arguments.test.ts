import { describe, expect, it } from 'vitest';
import { readArguments, USAGE } from '../../src/command/arguments.js';
import { REGIMES } from '../../src/experiments/regimes.js';

it('has defaults for everything', () => {
  expect(readArguments([])).toEqual({
    help: false,
    version: false,
    out: 'rethink-gen-report',
    seed: 1,
    split: 'train',
    regimes: REGIMES,
    rate: 0.5,
    epochs: 100,
    batchSize: 64,
    learningRate: 0.01,
    hidden: [512],
  });
});

it('reads every option', () => {
  const argv =
    '--data d --train 5 --test 6 --regimes random-labels,gaussian --rate 0.25 --seed abc --split fold-1 --hidden 8,4 --epochs 3 --batch-size 7 --learning-rate 1e-3 --decay 1 --out o --backend cpu';
  expect(readArguments(argv.split(' '))).toEqual({
    help: false,
    version: false,
    data: 'd',
    train: 5,
    test: 6,
    regimes: ['random labels', 'gaussian'],
    rate: 0.25,
    seed: 'abc',
    split: 'fold-1',
    hidden: [8, 4],
    epochs: 3,
    batchSize: 7,
    learningRate: 0.001,
    decay: 1,
    out: 'o',
    backend: 'cpu',
  });
});

it.each([
  ['0', 0],
  ['-3', -3],
  ['007', 7],
  ['18446744073709551616', 18446744073709551616n],
  ['1.5', '1.5'],
  ['', ''],
  ['text:42', '42'],
])('takes --seed %j as %s', (text, seed) => {
  expect(readArguments([`--seed=${text}`]).seed).toBe(seed);
});

describe('refuses', () => {
  it.each([
    [['--rate', '1.5'], '--rate must be a number from 0 to 1, got "1.5"'],
    [['--rate', 'NaN'], '--rate must be a number from 0 to 1, got "NaN"'],
    [['--rate', ''], '--rate must be a number from 0 to 1, got ""'],
    [['--epochs', '0'], '--epochs must be a whole number of at least 1, got "0"'],
    [['--epochs', '1e3'], '--epochs must be a whole number of at least 1, got "1e3"'],
    [['--batch-size', '-4'], 'batch-size'],
    [['--learning-rate', '0'], '--learning-rate must be a number above 0, got "0"'],
    [['--learning-rate', 'Infinity'], '--learning-rate must be a number above 0, got "Infinity"'],
    [['--decay', '1.1'], '--decay must be a number from 0 to 1, got "1.1"'],
    [['--hidden', '512,'], '--hidden must be a whole number of at least 1, got ""'],
    [['--regimes', 'random labels,noise'], '--regimes must be one of true labels, partially'],
    [['--colour'], "Unknown option '--colour'"],
    [['extra'], 'Unexpected argument'],
  ])('%j', (argv, message) => {
    expect(() => readArguments(argv)).toThrow(message);
  });
});

it('names every option in its help', () => {
  for (const option of [
    'data',
    'train',
    'test',
    'regimes',
    'rate',
    'seed',
    'split',
    'hidden',
    'epochs',
    'batch-size',
    'learning-rate',
    'decay',
    'out',
  ]) {
    expect(USAGE).toContain(`--${option} `);
  }
});
