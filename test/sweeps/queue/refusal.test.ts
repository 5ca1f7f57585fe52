import { resolve } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import type { Announced } from '../../../src/sweeps/queue/announced-sweep.js';
import { refusalOf } from '../../../src/sweeps/queue/refusal.js';
import { sweepIdentity } from '../../../src/sweeps/sweep-identity.js';

const operand = resolve('test/sweeps/trivial-experiment.mjs');
const here = { operand, scale: 'smoke', backend: 'cpu', data: null } as const;
let announced: Announced;
beforeAll(async () => {
  announced = { ...(await sweepIdentity(here)), ...here, sweep: '0' };
});

it('takes what is its own', async () => {
  expect(await refusalOf(announced)).toBeUndefined();
  expect(await refusalOf(announced, { folder: 'not read', digest: '1' })).toBeUndefined();
  expect(await refusalOf({ ...announced, data: '1' }, { folder: 'read', digest: '1' })).toBeUndefined();
});

it('says what differs', async () => {
  const { code } = announced;
  const other = (change: Readonly<Record<string, string>>): Announced => ({
    ...announced,
    code: { ...code, ...change },
  });
  expect(await refusalOf(other({ node: 'Node.js 6' }))).toMatch(
    /begun with node Node\.js 6, this is Node\.js \d+$/,
  );
  expect(await refusalOf(other({ backend: 'webgpu' }))).toBe('it was begun with backend webgpu, this is cpu');
  expect(await refusalOf(other({ 'a GPU': 'of another maker' }))).toBe(
    'it was begun with a GPU of another maker, this is none',
  );
  expect(await refusalOf({ ...announced, data: '1' })).toBe('it reads a data set; give its folder as `data`');
  expect(await refusalOf({ ...announced, data: '1' }, { folder: 'other', digest: '2' })).toBe(
    'it was begun with the data set 1, this is 2',
  );
  expect(await refusalOf({ ...announced, operand: '/no/such/module.mjs' })).toMatch(/\(ENOENT\)$/);
});
