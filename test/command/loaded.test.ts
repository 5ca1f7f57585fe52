import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';

/** The built program; `npm test` builds it first. */
const CLI = resolve('dist/cli.js');

/** Prints the URL of every module that is loaded, CommonJS ones included, to standard error. */
const HOOK = `export async function load(url, context, next) { process._rawDebug('loads ' + url); return next(url, context); }`;
const REGISTER = `import { register } from 'node:module'; register(${JSON.stringify(dataUrl(HOOK))});`;

function dataUrl(code: string): string {
  return `data:text/javascript,${encodeURIComponent(code)}`;
}

/** What a command prints, and the modules that it loads. */
function loadedBy(...argv: string[]) {
  const { stdout, stderr } = spawnSync(process.execPath, ['--import', dataUrl(REGISTER), CLI, ...argv], {
    encoding: 'utf8',
  });
  return { stdout, modules: [...stderr.matchAll(/^loads (.*)$/gm)].map(([, url]) => url) };
}

it.each(['--help', '--version', 'help sweep', 'report --help', 'corrupt --help', 'audit --help'])(
  '`%s` is answered from the command alone, without TensorFlow.js',
  (line) => {
    const { stdout, modules } = loadedBy(...line.split(' '));
    expect(stdout).toMatch(/^(rethink-gen|\d+\.\d+\.\d+)/);
    expect(modules.some((url) => url.endsWith('/dist/cli.js'))).toBe(true);
    expect(modules.filter((url) => url.startsWith('file:') && !url.includes('/dist/'))).toEqual([]);
    expect(modules.filter((url) => /\/(regimes-command|subcommand-runs)-/.test(url))).toEqual([]);
  },
);

it('`list` needs TensorFlow.js, which the test above would see', () => {
  const { modules } = loadedBy('list');
  expect(modules.some((url) => url.includes('@tensorflow/tfjs-core'))).toBe(true);
  expect(modules.some((url) => url.includes('/subcommand-runs-'))).toBe(true);
});
