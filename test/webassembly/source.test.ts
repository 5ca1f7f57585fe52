import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { embed, MODULES } from '../../src/webassembly/compile.js';

const workshop = new URL('../../src/webassembly/', import.meta.url);

test.each(MODULES)('the module %s is what its source compiles to', async (name) => {
  const committed = readFileSync(new URL(`modules/${name}.ts`, workshop), 'utf8');
  expect(committed === (await embed(name))).toBe(true);
});

test('every folder of the source is a module', () => {
  const folders = readdirSync(new URL('source', workshop), { withFileTypes: true });
  const names = folders.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  expect(names.sort()).toEqual([...MODULES]);
});
