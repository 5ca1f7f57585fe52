import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { type CodeBlock, codeBlocks } from './code-blocks.js';

/** Blocks of one language that follow one another on a page: one program, or the lines of one shell. */
export interface GuideProgram {
  readonly page: string;
  /** What it is called among files. */
  readonly name: string;
  readonly language: 'ts' | 'sh' | 'python';
  readonly blocks: readonly CodeBlock[];
  /** Whether the tests run it. One that they do not is a single block of TypeScript, for the compiler. */
  readonly runs: boolean;
}

const LANGUAGES: Readonly<Record<string, GuideProgram['language']>> = {
  ts: 'ts',
  js: 'ts',
  sh: 'sh',
  python: 'python',
};

/** The name of the file that a block is, if its first line is a comment with nothing but that name. */
export const fileName = ({ code }: CodeBlock) => /^\/\/ (\S+\.\w+)\n/.exec(code)?.[1];

/** The programs of a page. */
export function guidePrograms(page: string): GuideProgram[] {
  const blocks = codeBlocks(readFileSync(page, 'utf8'));
  const programs: { language: GuideProgram['language']; blocks: CodeBlock[]; runs: boolean }[] = [];
  for (const block of blocks.filter(({ notRun }) => !notRun)) {
    const language = LANGUAGES[block.language];
    const last = programs.at(-1);
    if (!language) continue;
    if (last?.language === language) last.blocks.push(block);
    else programs.push({ language, blocks: [block], runs: true });
  }
  for (const block of blocks) {
    if (block.notRun && block.language === 'ts')
      programs.push({ language: 'ts', blocks: [block], runs: false });
  }
  return programs.map((program, at) => ({ page, name: `${basename(page, '.md')}-${at}`, ...program }));
}
