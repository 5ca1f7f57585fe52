import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { collect, type Test } from './harness.js';

/** What runs mutants: told a mutant's id, it answers how the tests that reach it end. */
interface Switch {
  activeMutant?: string | undefined;
  currentTestId?: string | undefined;
  mutantCoverage?: { static: Hits; perTest: Record<string, Hits> };
}
type Hits = Record<string, number>;

/** What a run without mutants saw: by test, which mutants it reaches, and how long it took; by file, its import. */
export interface Reach {
  readonly tests: Record<string, Hits>;
  readonly files: Record<string, Hits>;
  readonly ms: readonly number[];
  /** How many switches a test passes; one that passes twenty times as many is caught in a loop. */
  readonly passed: readonly number[];
  /** Tests that fail without mutants, in this harness. */
  readonly failed: readonly number[];
}

export type Answer =
  | { readonly ready: readonly string[] }
  | { readonly id: string; readonly by?: string | undefined; readonly again?: 'fresh' | 'poisoned' };

const [bundles, reachFile, fresh] = process.argv.slice(2);
const global = globalThis as { __stryker__?: Switch };
global.__stryker__ ??= {};
const mutants = global.__stryker__;
let [active, passed, most] = ['', 0, Number.POSITIVE_INFINITY];
// every switch asks which mutant is on
Object.defineProperty(mutants, 'activeMutant', {
  get: () => {
    if (++passed > most) throw new Error('caught in a loop');
    return active;
  },
});
const say = (answer: Answer) => process.send?.(answer);
const reachBefore: Reach | undefined = existsSync(reachFile)
  ? JSON.parse(readFileSync(reachFile, 'utf8'))
  : undefined;

const fault = async (test: Test) => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<string>((done) => {
    timer = setTimeout(() => done('too slow'), 60_000);
  });
  const run = test.run().then(
    () => undefined,
    (error: unknown) => String(error).slice(0, 200),
  );
  const text = await Promise.race([run, late]);
  clearTimeout(timer);
  return text;
};

async function collectAll(): Promise<Test[]> {
  const tests: Test[] = [];
  for (const [number, path] of bundles.split(',').entries()) {
    mutants.currentTestId = `file ${number}`;
    tests.push(...(await collect(path, number)));
  }
  return tests;
}

async function look(tests: readonly Test[]): Promise<Reach> {
  const coverage = mutants.mutantCoverage ?? { static: {}, perTest: {} };
  const [ms, counts]: number[][] = [[], []];
  const failed: number[] = [];
  for (const [index, test] of tests.entries()) {
    mutants.currentTestId = String(index);
    const start = process.cpuUsage();
    passed = 0;
    if ((await fault(test)) !== undefined) failed.push(index);
    counts.push(passed);
    ms.push(process.cpuUsage(start).user / 1000);
  }
  const isFile = ([id]: [string, Hits]) => id.startsWith('file ');
  const all = Object.entries(coverage.perTest);
  const reach = {
    tests: Object.fromEntries(all.filter((entry) => !isFile(entry))),
    files: Object.fromEntries(all.filter(isFile)),
    ...{ ms, failed, passed: counts },
  };
  writeFileSync(reachFile, JSON.stringify(reach));
  return reach;
}

const hitsOf = (id: string, all: Record<string, Hits>) =>
  Object.values(all).reduce((sum, hits) => sum + (hits[id] ?? 0), 0);

/** Switches a mutant on for one test, or for the import of all. */
function activate(id: string, { passed: counts }: Reach, test?: number): void {
  const usual = test === undefined ? counts.reduce((sum, count) => sum + count, 0) : counts[test];
  [active, passed, most] = [id, 0, 20 * usual + 1e6];
}

/** The tests that reach a mutant, the quickest first. */
function reaching(id: string, tests: readonly Test[], reach: Reach, all: boolean): number[] {
  return [...tests.keys()]
    .filter((index) => !reach.failed.includes(index) && (all || (reach.tests[index]?.[id] ?? 0) > 0))
    .sort((a, b) => reach.ms[a] - reach.ms[b]);
}

async function tryMutant(id: string, tests: readonly Test[], reach: Reach): Promise<Answer> {
  for (const index of reaching(id, tests, reach, false)) {
    activate(id, reach, index);
    const text = await fault(tests[index]);
    [active, most] = ['', Number.POSITIVE_INFINITY];
    if (text === undefined) continue;
    const poisoned = (await fault(tests[index])) !== undefined;
    return poisoned ? { id, again: 'poisoned' } : { id, by: `${tests[index].name}: ${text}` };
  }
  return { id, again: 'fresh' };
}

/** In a process of its own, with the fault there from the first import on. */
async function tryFresh(id: string, reach: Reach): Promise<Answer> {
  activate(id, reach);
  try {
    const tests = await collectAll();
    if (tests.length !== reach.ms.length) return { id, by: 'other tests than without the fault' };
    for (const index of reaching(id, tests, reach, hitsOf(id, reach.files) > 0)) {
      activate(id, reach, index);
      const text = await fault(tests[index]);
      if (text !== undefined) return { id, by: `${tests[index].name}: ${text}` };
    }
  } catch (error) {
    return { id, by: `import: ${String(error).slice(0, 200)}` };
  }
  return { id };
}

if (fresh !== undefined && reachBefore !== undefined) {
  say(await tryFresh(fresh, reachBefore));
  process.exit(0);
}
mutants.mutantCoverage = { static: {}, perTest: {} };
const tests = await collectAll();
const reach = reachBefore ?? (await look(tests));
delete mutants.mutantCoverage;
process.on('message', async (id: string) => say(await tryMutant(id, tests, reach)));
say({ ready: reach.failed.map((index) => tests[index].name) });
