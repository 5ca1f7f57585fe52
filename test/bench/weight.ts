import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

/** What an import costs. */
export interface Weight {
  readonly what: string;
  /** Bytes of a bundle without @tensorflow/tfjs-core, minified, and minified and gzipped. */
  readonly minified?: number;
  readonly gzipped?: number;
  /** CPU time in ms of a program that only imports or runs it, less that of the same program without it. */
  readonly importing: number;
}

const root = fileURLToPath(new URL('../../', import.meta.url));
const TENSORS = "await import('@tensorflow/tfjs-core');";

/** Where bundles are written: inside the project, whose packages they import. */
const folder = `${root}/.bench`;

/** Weighs bundles of the library, and the peers. */
export async function weigh(): Promise<Weight[]> {
  const tensors = median(() => nodeTime(TENSORS));
  const weights: Weight[] = [{ what: 'tfjs-core alone', importing: tensors - median(() => nodeTime('')) }];
  for (const [what, contents] of [
    ['import { corruptLabels }', "export { corruptLabels } from './src/index.js'"],
    ["import * from 'rethink-gen'", "export * from './src/index.js'"],
    ["import { simd } from 'rethink-gen/simd'", "export { simd } from './src/simd.js'"],
  ]) {
    const outfile = `${folder}/weight-${weights.length}.mjs`;
    await build({
      stdin: { contents, resolveDir: root },
      bundle: true,
      minify: true,
      format: 'esm',
      outfile,
      external: ['@tensorflow/tfjs-core'],
      logLevel: 'silent',
    });
    const bytes = readFileSync(outfile);
    const importing = median(() => nodeTime(`${TENSORS} await import('${outfile}');`)) - tensors;
    weights.push({ what, minified: bytes.length, gzipped: gzipSync(bytes, { level: 9 }).length, importing });
  }
  const command = `${root}/dist/cli.js`;
  if (existsSync(command)) {
    const importing = median(() => wholeTime(command, '--help')) - median(() => wholeTime('-e', '0'));
    weights.push({ what: 'rethink-gen --help', importing });
  } else console.log('skipped: `npm run build` makes the command');
  for (const peer of ['numpy', 'torch']) {
    try {
      const importing = median(() => pythonTime(`import ${peer}`)) - median(() => pythonTime('pass'));
      weights.push({ what: `Python: import ${peer}`, importing });
    } catch {
      console.log(`skipped: Python cannot import ${peer}`);
    }
  }
  return weights;
}

function nodeTime(program: string): number {
  const report = 'const { user, system } = process.cpuUsage(); console.log((user + system) / 1000);';
  return time(process.execPath, ['--input-type=module', '-e', `${program} ${report}`]);
}

/** The CPU time in ms of a whole program, from its start to its exit. */
function wholeTime(...args: string[]): number {
  const report = 'const { user, system } = process.cpuUsage(); console.log("\\n" + (user + system) / 1000);';
  const atExit = `data:text/javascript,process.on('exit', () => { ${report} })`;
  return time(process.execPath, ['--import', atExit, ...args]);
}

function pythonTime(program: string): number {
  return time('/usr/bin/python3', ['-c', `${program}\nimport time\nprint(1000 * time.process_time())`]);
}

/** The time that a program prints last. */
function time(command: string, args: string[]): number {
  const printed = execFileSync(command, args, {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return Number(printed.trim().split('\n').pop());
}

function median(measure: () => number): number {
  return Array.from({ length: 5 }, measure).sort((a, b) => a - b)[2];
}
