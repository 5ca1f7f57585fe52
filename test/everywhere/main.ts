/**
 * Tries the packed tarball under runtimes, compilers and test runners that the gate lacks, each from the registry of npm in a
 * temporary folder, and prints a table for CONTRIBUTING.md: `npm run test:everywhere`.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { installPacked, locked } from '../package/project.js';
import { COMPILERS } from './compilers.js';
import { RUNNERS } from './runners.js';
import { RUNTIMES } from './runtimes.js';

const project = await installPacked(locked('@types/node'));
console.log('| where | version | tried | result |\n| --- | --- | --- | --- |');
for (const [number, { name, packages, tried, run }] of [...RUNTIMES, ...COMPILERS, ...RUNNERS].entries()) {
  const tools = join(project.folder, `tools-${number}`);
  project.run('npm', 'install', '--silent', '--no-audit', '--no-fund', '--prefix', tools, ...packages);
  const tool = (path: string) => join(tools, 'node_modules', path);
  const manifest = tool(join(packages[0].replace(/@.*/, ''), 'package.json'));
  const { version } = JSON.parse(readFileSync(manifest, 'utf8'));
  let result = 'works';
  try {
    run({ ...project, tool });
  } catch (error) {
    result = 'fails';
    process.exitCode = 1;
    console.error(error);
  }
  console.log(`| ${name} | ${version} | ${tried} | ${result} |`);
}
project.remove();
