import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { codeBlocks } from '../../docs/site/code-blocks.js';
import { compileGuides, guideFaults } from '../../docs/site/guide-compiler.js';
import { CHAPTERS } from '../../docs/site/guides.js';
import { runGuide } from './run-guide.js';

const [{ pages: GUIDES }] = CHAPTERS;

it('the compiler accepts every block', () => {
  expect(guideFaults(compileGuides(GUIDES))).toEqual([]);
});

describe.each(GUIDES)('%s', (page) => {
  it('runs, and prints what it shows', async () => {
    for (const { block, printed } of await runGuide(page)) {
      if (block.output !== undefined) expect(printed).toBe(block.output);
    }
  });
});

it.each(GUIDES)('%s says what runs a block that is not run here', (page) => {
  for (const { language, code, notRun } of codeBlocks(readFileSync(page, 'utf8'))) {
    if (notRun === undefined) expect(['ts', 'js', 'sh', 'python', 'text'], code).toContain(language);
    else for (const [file] of notRun.matchAll(/test\/\S+\.ts/g)) expect(existsSync(file), file).toBe(true);
  }
});
