import { readFileSync } from 'node:fs';
import { mergeConfig } from 'vitest/config';
import whole from '../../vitest.config.js';
import type { Planted } from './planted.js';

/** The tests, with the fault in `src` that PLANTED names by its number. */
const faults: readonly Planted[] = JSON.parse(readFileSync('test/mutants/planted.json', 'utf8'));
const planted = faults[Number(process.env.PLANTED)];

const plugin = {
  name: 'planted',
  enforce: 'pre' as const,
  transform(code: string, id: string) {
    if (planted === undefined || !id.endsWith(`/${planted.file}`)) return undefined;
    if (code.split(planted.from).length !== 2)
      throw new Error(`not once in ${planted.file}: ${planted.from}`);
    return code.replace(planted.from, () => planted.to);
  },
};

const { projects: _, ...test } = whole.test ?? {};
export default mergeConfig({ ...whole, test: { ...test, experimental: {} } }, { plugins: [plugin] });
