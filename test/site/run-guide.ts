import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { transform } from 'esbuild';
import type { CodeBlock } from '../../docs/site/code-blocks.js';
import { fileName, type GuideProgram, guidePrograms } from '../../docs/site/guide-programs.js';

const run = promisify(execFile);
/** A line that no guide prints. */
const MARK = '- - - the next block - - -';

/** A block, and what it printed. */
export interface Ran {
  readonly block: CodeBlock;
  readonly printed: string;
}

/** A folder as a reader has it after `npm install rethink-gen`: the built package and the packages of this repository. */
async function newProject(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'guide-'));
  const modules = join(folder, 'node_modules');
  await mkdir(join(modules, '.bin'), { recursive: true });
  const names = (await readdir('node_modules')).filter((name) => !name.startsWith('.'));
  await Promise.all(names.map((name) => symlink(resolve('node_modules', name), join(modules, name))));
  await symlink(resolve('.'), join(modules, 'rethink-gen'));
  await symlink(resolve('dist/cli.js'), join(modules, '.bin/rethink-gen'));
  return folder;
}

async function runTypeScript({ name, blocks }: GuideProgram, cwd: string): Promise<Ran[]> {
  const parts = blocks.filter((block) => !fileName(block));
  await Promise.all(
    blocks.map(async (block) => {
      const own = fileName(block);
      if (own) await writeFile(join(cwd, own), block.code);
    }),
  );
  const text = parts.map(({ code }) => `${code}\nconsole.log(${JSON.stringify(MARK)});`).join('\n');
  const { code } = await transform(text, { loader: 'ts', format: 'esm', target: 'es2022' });
  await writeFile(join(cwd, `${name}.mjs`), code);
  const { stdout } = await run(process.execPath, [`${name}.mjs`], { cwd, maxBuffer: 2 ** 26 });
  const printed = stdout.split(`${MARK}\n`);
  return parts.map((block, at) => ({ block, printed: printed[at] }));
}

/** Words of programs that would install packages. */
const INSTALLS = /\bnpm\s|\b(?:yarn|pnpm|bun)\b/;

async function runEach({ language, blocks }: GuideProgram, cwd: string): Promise<Ran[]> {
  const path = `${join(cwd, 'node_modules/.bin')}:${process.env.PATH}`;
  // npm would follow the links of scoped packages, and remove what the guide does not name from this repository's
  const env = { ...process.env, npm_config_dry_run: 'true', npm_config_offline: 'true', PATH: path };
  const ran: Ran[] = [];
  for (const block of blocks) {
    if (INSTALLS.test(block.code)) throw new Error(`a guide's test installs nothing, got ${block.code}`);
    const command: [string, string[]] =
      language === 'sh' ? ['bash', ['-euo', 'pipefail', '-c', block.code]] : ['python3', ['-c', block.code]];
    const { stdout } = await run(...command, { cwd, env, maxBuffer: 2 ** 26 });
    ran.push({ block, printed: stdout });
  }
  return ran;
}

/** Runs all programs of a page, in their order and in one new folder. */
export async function runGuide(page: string): Promise<Ran[]> {
  const folder = await newProject();
  try {
    const ran: Ran[] = [];
    for (const program of guidePrograms(page).filter(({ runs }) => runs)) {
      ran.push(...(await (program.language === 'ts' ? runTypeScript : runEach)(program, folder)));
    }
    return ran;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
