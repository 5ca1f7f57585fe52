import { expect, it } from 'vitest';
import { MODELS } from '../../src/experiments/model-json.js';
import * as train from '../../src/train.js';
import { NETWORKS, SMALL_MODELS } from './small-models.js';

/** Whether a function makes a model of a list of sizes, or of nothing. */
function makesModel(candidate: unknown): boolean {
  if (typeof candidate !== 'function') return false;
  return [[[4]], []].some((given) => {
    try {
      const made: unknown = Reflect.apply(candidate, undefined, given);
      if (made instanceof Promise) made.catch(() => {});
      return typeof made === 'object' && made !== null && 'init' in made && 'apply' in made;
    } catch {
      return false;
    }
  });
}

const adapters = ['fromFunction', 'fromLayersModel'];
const exported = Object.entries(train)
  .filter(([name, value]) => !adapters.includes(name) && makesModel(value))
  .map(([name]) => name)
  .sort();

it('every network that is exported can be named by a cell', () => {
  expect(exported.length).toBeGreaterThanOrEqual(5);
  expect(Object.keys(MODELS).sort()).toEqual(exported);
});

it('every network that is exported has small versions, which the tests of networks and of browsers train', () => {
  expect([...NETWORKS].sort()).toEqual(exported);
  expect(Object.keys(SMALL_MODELS).length).toBeGreaterThanOrEqual(exported.length);
});
