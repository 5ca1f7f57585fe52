import { writeSync } from 'node:fs';
import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { ENTRIES } from './entries.js';
import { judge } from './judge.js';
import { trialsOf } from './trials.js';

/**
 * Carries out the trials of an entry point from number `from` on. Before each one it writes its number to file 3, after it
 * how it ended, so that whoever started it knows at which one it hangs.
 */
const [entry, from, only = ''] = process.argv.slice(2);
await tf.setBackend('cpu');
let index = -1;
const say = (line: unknown) => writeSync(3, `${JSON.stringify(line)}\n`);
for (const [name, call] of Object.entries(ENTRIES[entry as keyof typeof ENTRIES])) {
  if (only && only !== name) continue;
  for (const trial of trialsOf(call)) {
    if (++index < Number(from)) continue;
    say([index, name, trial.path.join('.'), trial.value]);
    const { end, text } = await judge(call, trial);
    say([end, text]);
  }
}
say('done');
process.exit(0);
