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
}

const LANGUAGES: Readonly<Record<string, GuideProgram['language']>> = {
  ts: 'ts',
  js: 'ts',
  sh: 'sh',
  python: 'python',
};

/** The name of the file that a block is, if its first line is a comment with nothing but that name. */
export const fileName = ({ code }: CodeBlock) => /^\/\/ (\S+\.\w+)\n/.exec(code)?.[1];

/** The programs of a page that can run. */
export function guidePrograms(page: string): GuideProgram[] {
  const programs: { language: GuideProgram['language']; blocks: CodeBlock[] }[] = [];
  for (const block of codeBlocks(readFileSync(page, 'utf8'))) {
    const language = LANGUAGES[block.language];
    if (!language || block.notRun) continue;
    const last = programs.at(-1);
    if (last?.language === language) last.blocks.push(block);
    else programs.push({ language, blocks: [block] });
  }
  return programs.map((program, at) => ({ page, name: `${basename(page, '.md')}-${at}`, ...program }));
}
