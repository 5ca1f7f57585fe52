import { fork } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type Mutant, plantMutants } from './plant.js';
import type { Answer } from './worker.js';

/**
 * Plants the faults of StrykerJS in rooms of `src`, one at a time, and says which of them no test notices:
 * `tsx test/mutants/main.ts [random records plans] [--from 0] [--most 200] [--ids 7,12]`.
 */
const TESTS =
  /^((random|records|plans|laws|vectors|digests)\/.*|exact-label-count|sources\/records)\.test\.ts$/;
const LEFT_OUT =
  /\.statistics\.test|records\/format|vectors\/(large|python)|random\/(example-words|normal)\.test/;
const FOLDER = 'coverage/mutants';
const REACH = `${FOLDER}/reach.json`;
/** A prime, so that it divides no number of mutants. */
const STRIDE = 7919;
const LONGEST_MS = 150_000;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    from: { type: 'string', default: '0' },
    most: { type: 'string', default: '100000' },
    ids: { type: 'string' },
  },
});
const rooms = positionals.length > 0 ? positionals : ['random', 'records', 'plans'];

rmSync(FOLDER, { recursive: true, force: true });
mkdirSync(FOLDER, { recursive: true });
const files = readdirSync('test', { recursive: true, encoding: 'utf8' })
  .filter((file) => TESTS.test(file) && !LEFT_OUT.test(file))
  .map((file) => `test/${file}`);
const { mutants, bundles } = await plantMutants(rooms, files.sort(), FOLDER);

/** A process that runs mutants; `asked` resolves to its next answer, or to undefined if it ends or hangs. */
function startWorker(...rest: string[]) {
  const child = fork(`${FOLDER}/test/mutants/worker.mjs`, [bundles.join(), REACH, ...rest], {
    execArgv: ['--max-old-space-size=2000', '--enable-source-maps'],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  const answer = () =>
    new Promise<Answer | undefined>((done) => {
      const timer = setTimeout(() => child.kill('SIGKILL'), LONGEST_MS);
      const end = (value?: Answer) => {
        clearTimeout(timer);
        child.off('exit', none).off('message', end);
        done(value);
      };
      const none = () => end();
      child.on('exit', none).on('message', end);
    });
  return { child, answer };
}

const known: Record<string, string> = existsSync('test/mutants/equivalent.json')
  ? JSON.parse(readFileSync('test/mutants/equivalent.json', 'utf8'))
  : {};
const nameOf = ({ file, from, to }: Mutant) => `${file}: ${from.slice(0, 120)} -> ${to.slice(0, 120)}`;

let worker: ReturnType<typeof startWorker> | undefined;
/** By what a mutant was noticed, or undefined. */
async function outcomeOf(id: string): Promise<string | undefined> {
  if (worker === undefined) {
    worker = startWorker();
    const started = await worker.answer();
    if (started === undefined || !('ready' in started))
      throw new Error('the tests do not run without mutants');
    for (const name of started.ready) console.log(`left out, for it fails in this harness: ${name}`);
  }
  const answer = worker.answer();
  worker.child.send(id);
  const found = await answer;
  if (found === undefined || 'ready' in found || found.again === 'poisoned') {
    worker.child.kill('SIGKILL');
    worker = undefined;
    if (found === undefined) return 'the process ended, or hung';
  }
  if (!('id' in found) || found.again === undefined) return 'by' in found ? found.by : undefined;
  const again = await startWorker(id).answer();
  return again === undefined ? 'the process ended, or hung' : 'by' in again ? again.by : undefined;
}

const survivors: Mutant[] = [];
const results: Record<string, string | null> = {};
// in an order that makes any beginning of it a sample of all
const mixed = mutants.map((_, index) => mutants[(index * STRIDE) % mutants.length]);
const ids = values.ids?.split(',');
const asked = ids === undefined ? mixed : mixed.filter(({ id }) => ids.includes(id));
const tried = asked.slice(Number(values.from)).slice(0, Number(values.most));
for (const [index, mutant] of tried.entries()) {
  const by = await outcomeOf(mutant.id);
  if (by === undefined) survivors.push(mutant);
  results[`${mutant.id} ${mutant.line} ${nameOf(mutant)}`] = by ?? null;
  writeFileSync(`${FOLDER}/results.json`, JSON.stringify(results, undefined, 1));
  if (index % 10 === 9) console.log(`${index + 1} of ${tried.length}, ${survivors.length} survive`);
}
worker?.child.kill();

const unknown = survivors.filter((mutant) => !(nameOf(mutant) in known));
for (const mutant of unknown)
  console.log(`SURVIVED ${mutant.id} ${mutant.file}:${mutant.line} ${mutant.from} -> ${mutant.to}`);
const killed = tried.length - survivors.length;
console.log(
  `${killed} of ${tried.length} noticed, of ${mutants.length} in all; ${survivors.length - unknown.length} equivalent, ${unknown.length} open`,
);
process.exitCode = unknown.length > 0 ? 1 : 0;
