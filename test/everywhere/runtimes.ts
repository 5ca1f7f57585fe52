import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { README_PROGRAMS } from '../examples/readme-programs.js';
import { type Attempt, expectPrinted, type Place } from './attempt.js';

const PROGRAMS = README_PROGRAMS.filter((name) => name !== 'unit-test');
const COMMAND = join('node_modules', 'rethink-gen', 'dist', 'cli.js');
const SMALL = '--train 60 --test 20 --hidden 8 --epochs 1';

const REQUIRED = `
const { corruptLabels, recordLabels, symmetric } = require('rethink-gen');
const labels = Int32Array.from({ length: 1000 }, (_, i) => i % 10);
const { plan } = corruptLabels(labels, { noise: symmetric(0.4), classes: 10, seed: 42 });
console.log(recordLabels(plan).changed, 'changed');
`;

/** The programs of README, which print what README says; `require`; and the experiment of the command, all six regimes. */
function tryRuntime(place: Place, line: readonly [string, ...string[]]): void {
  for (const name of PROGRAMS) {
    cpSync(join('examples', `${name}.ts`), join(place.folder, `${name}.ts`));
    const text = readFileSync(join('examples', `${name}.out.txt`), 'utf8');
    expectPrinted(place, [text], [...line, `${name}.ts`]);
  }
  place.write('required.cjs', REQUIRED);
  expectPrinted(place, ['415 changed\n'], [...line, 'required.cjs']);
  expectPrinted(place, [/report: .+report\.html/], [...line, COMMAND, ...SMALL.split(' ')]);
}

const tried = 'five programs of README, `require`, the command';

/** Runtimes other than Node.js. */
export const RUNTIMES: readonly Attempt[] = [
  {
    name: 'Bun',
    packages: ['bun'],
    tried,
    run: (place) => tryRuntime(place, [place.tool('.bin/bun')]),
  },
  {
    name: 'Deno',
    packages: ['deno'],
    tried,
    run: (place) => tryRuntime(place, [place.tool('.bin/deno'), 'run', '--allow-all', '--quiet']),
  },
];
