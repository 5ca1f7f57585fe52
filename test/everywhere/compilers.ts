import { spawnSync } from 'node:child_process';
import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { README_PROGRAMS } from '../examples/readme-programs.js';
import type { Attempt, Place } from './attempt.js';

const OPTIONS = '--noEmit --strict --skipLibCheck false --target es2022 --lib es2022,dom,dom.iterable';

/** Every entry point and every program of README is compiled; errors in the typings of other packages are not ours. */
function tryCompiler(place: Place): void {
  const { exports } = JSON.parse(readFileSync('package.json', 'utf8'));
  const entries = Object.keys(exports).filter((path) => !path.endsWith('.json'));
  const imports = entries.map(
    (path, i) => `import * as e${i} from 'rethink-gen${path.slice(1)}';\nvoid e${i};\n`,
  );
  for (const extension of ['mts', 'cts']) place.write(`all.${extension}`, imports.join(''));
  const programs = README_PROGRAMS.map((name) => `${name}.ts`);
  for (const program of programs) cpSync(join('examples', program), join(place.folder, program));
  const files = ['all.mts', 'all.cts', ...programs];
  const argv = [
    place.tool('typescript/bin/tsc'),
    ...OPTIONS.split(' '),
    '--module',
    'nodenext',
    '--types',
    'node',
  ];
  const { stdout } = spawnSync(process.execPath, [...argv, ...files], {
    cwd: place.folder,
    encoding: 'utf8',
  });
  const ours = stdout
    .split('\n')
    .filter(
      (line) => files.some((file) => line.startsWith(file)) || line.startsWith('node_modules/rethink-gen/'),
    );
  if (ours.length > 0) throw new Error(ours.join('\n'));
}

/** The oldest compiler that the typings are written for, the one before the native one, and the newest. */
export const COMPILERS: readonly Attempt[] = ['5.4', '5.9', 'latest'].map((version) => ({
  name: 'TypeScript',
  packages: [`typescript@${version}`],
  tried: 'typings of every entry point, the programs of README',
  run: tryCompiler,
}));
