import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Instrumenter } from '@stryker-mutator/instrumenter';
import { build, type Plugin } from 'esbuild';

/** A fault that can be switched on while the tests run. */
export interface Mutant {
  readonly id: string;
  readonly file: string;
  readonly line: number;
  /** What it changes and into what, each in one line. */
  readonly from: string;
  readonly to: string;
}

const quiet = () => undefined;
const logger = { debug: quiet, info: quiet, warn: quiet, error: quiet, trace: quiet, fatal: quiet };
const ASK = { isDebugEnabled: () => false, isTraceEnabled: () => false };
const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();

/** The instrumented text of every file of the rooms, and the mutants that it holds. */
async function instrument(rooms: readonly string[]) {
  const names = rooms.flatMap((room) =>
    readdirSync(join('src', room), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => join('src', room, name)),
  );
  const files = names.sort().map((name) => ({ name, content: readFileSync(name, 'utf8'), mutate: true }));
  const instrumenter = new Instrumenter({ ...logger, ...ASK } as never);
  const options = { excludedMutations: ['StringLiteral'], ignorers: [], plugins: null, noHeader: false };
  const planted = await instrumenter.instrument(files, options as never);
  const mutants = planted.mutants.flatMap(({ id, fileName, replacement, location, status }): Mutant[] => {
    if (status === 'Ignored') return [];
    const lines = readFileSync(fileName, 'utf8')
      .split('\n')
      .slice(location.start.line, location.end.line + 1);
    lines.push((lines.pop() ?? '').slice(0, location.end.column));
    lines[0] = lines[0].slice(location.start.column);
    const line = location.start.line + 1;
    return [{ id, file: fileName, line, from: oneLine(lines.join('\n')), to: oneLine(replacement) }];
  });
  return { mutants, texts: new Map(planted.files.map(({ name, content }) => [resolve(name), content])) };
}

/** Bundles the tests with all mutants in them, into `folder`; where the files of the tests are then. */
export async function plantMutants(rooms: readonly string[], tests: readonly string[], folder: string) {
  const { mutants, texts } = await instrument(rooms);
  const planted: Plugin = {
    name: 'planted',
    setup({ onLoad, onResolve }) {
      onLoad({ filter: /\/src\/.*\.ts$/ }, ({ path }) => {
        const contents = texts.get(path);
        return contents === undefined ? undefined : { contents, loader: 'ts' };
      });
      onResolve({ filter: /^vitest$/ }, () => ({ path: resolve('test/mutants/harness.ts') }));
      onResolve({ filter: /^rethink-gen(\/|$)/ }, ({ path }) => ({
        path: resolve(`src/${path.slice('rethink-gen/'.length) || 'index'}.ts`),
      }));
    },
  };
  await build({
    entryPoints: [...tests, 'test/mutants/worker.ts'],
    outdir: folder,
    outbase: '.',
    outExtension: { '.js': '.mjs' },
    plugins: [planted],
    ...{ bundle: true, splitting: true, format: 'esm', platform: 'node', packages: 'external' },
    logLevel: 'error',
  });
  return { mutants, bundles: tests.map((test) => join(resolve(folder), test.replace(/ts$/, 'mjs'))) };
}
