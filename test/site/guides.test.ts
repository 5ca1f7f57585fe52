import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { codeBlocks } from '../../site/code-blocks.js';
import { compileGuides, guideFaults } from '../../site/guide-compiler.js';
import { runGuide } from './run-guide.js';

/** The guides whose every block runs. */
const RUN = ['start', 'labels', 'pixels', 'data', 'records', 'testing', 'training', 'measures', 'theory'].map(
  (name) => `docs/${name}.md`,
);

it('the compiler accepts every block', () => {
  expect(guideFaults(compileGuides(RUN))).toEqual([]);
});

describe.each(RUN)('%s', (page) => {
  it('runs, and prints what it shows', async () => {
    for (const { block, printed } of await runGuide(page)) {
      if (block.output !== undefined) expect(printed).toBe(block.output);
    }
  });
});

it.each(RUN)('%s says what runs a block that is not run here', (page) => {
  for (const { language, code, notRun } of codeBlocks(readFileSync(page, 'utf8'))) {
    if (notRun === undefined) expect(['ts', 'js', 'sh', 'python'], code).toContain(language);
    else for (const [file] of notRun.matchAll(/test\/\S+\.ts/g)) expect(existsSync(file), file).toBe(true);
  }
});
