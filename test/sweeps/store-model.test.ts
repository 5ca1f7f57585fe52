import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cellId } from '../../src/experiments/cell.js';
import { shardOf } from '../../src/experiments/experiment.js';
import { manifestOf } from '../../src/sweeps/manifest.js';
import { merge } from '../../src/sweeps/merge.js';
import { resultsIn } from '../../src/sweeps/result-store.js';
import { missing, openStore, recordResult } from '../../src/sweeps/store.js';
import { sweepCells } from '../../src/sweeps/sweep-cells.js';

/** Six cells; what a store holds is told by the places of its cells. */
const CELLS = Array.from({ length: 6 }, (_, n) => ({ n }));
const IDS = CELLS.map(cellId);
const SHARDS = 2;
const manifest = (experiment: string) =>
  manifestOf({ experiment, scale: 'smoke', data: null, code: { node: 'Node.js 1' }, cells: CELLS });
const square = ({ n }: { readonly n?: unknown }) => ({ square: Number(n) ** 2 });

/** What should stand in a store: the cells with a result, and those whose record was damaged since. */
interface Expected {
  begun: boolean;
  readonly recorded: Set<number>;
  readonly damaged: Set<number>;
  manifestLost: boolean;
}
type Model = readonly Expected[];
/** The folder of all stores of a run. */
type Real = string;
type Step = fc.AsyncCommand<Model, Real>;

const pathOf = (real: Real, store: number, cell: number) =>
  join(real, `store-${store}`, 'cells', `${IDS[cell]}.json`);
const isSound = ({ damaged, manifestLost }: Expected) => damaged.size === 0 && !manifestLost;

/** The table of a clean run of some cells, in one process and one store. */
function cleanTable(recorded: Iterable<number>): string {
  const folder = mkdtempSync(join(tmpdir(), 'rethink-gen-clean-'));
  const store = openStore(folder, manifest('squares'));
  for (const cell of recorded) recordResult(store, CELLS[cell], square(CELLS[cell]));
  const { table } = merge([folder]);
  rmSync(folder, { recursive: true });
  return table;
}

const DAMAGES: Readonly<Record<string, (path: string, real: Real, cell: number) => void>> = {
  'a flip in the result': (path) => {
    const bytes = readFileSync(path);
    bytes[bytes.indexOf('"square":') + '"square":'.length] ^= 1;
    writeFileSync(path, bytes);
  },
  'cut off': (path) => writeFileSync(path, readFileSync(path).subarray(0, 50)),
  empty: (path) => writeFileSync(path, ''),
  'a folder': (path) => {
    rmSync(path);
    mkdirSync(path);
  },
  'a link to nothing': (path, real) => {
    rmSync(path);
    symlinkSync(join(real, 'nothing'), path);
  },
  'the record of another sweep': (path, real, cell) => {
    const other = openStore(join(real, 'other'), manifest('cubes'));
    recordResult(other, CELLS[cell], { cube: cell ** 3 });
    cpSync(join(other.folder, 'cells', `${IDS[cell]}.json`), path);
  },
};

/** Goes on with a store: one shard or all of it, until so many cells were run, or to the end. */
const sweepStep = (store: number, shard: number, most: number): Step => ({
  check: () => true,
  run: async (model, real) => {
    const expected = model[store];
    const cells = shard === 0 ? CELLS : shardOf(CELLS, shard, SHARDS);
    const end = new AbortController();
    let ran = 0;
    const swept = (async () => {
      const opened = openStore(join(real, `store-${store}`), manifest('squares'));
      return await sweepCells(resultsIn(opened), cells, {
        ...{ jobs: 1, retries: 0, signal: end.signal },
        run: (cell) => {
          if (ran === most) {
            // what a process leaves behind that is killed as it writes
            const partial = `${pathOf(real, store, Number(cell.n))}.${most}.partial`;
            writeFileSync(partial, '{"cell":');
            const checkpoints = join(real, `store-${store}`, 'checkpoints', cellId(cell));
            mkdirSync(checkpoints, { recursive: true });
            writeFileSync(join(checkpoints, 'checkpoint.partial'), 'half of one');
            end.abort();
          } else ran++;
          return square(cell);
        },
      });
    })();
    if (!isSound(expected) && (expected.recorded.size > 0 || !expected.manifestLost)) {
      await expect(swept).rejects.toThrow(`store-${store}`);
      return;
    }
    await swept;
    expected.begun = true;
    expected.manifestLost = false;
    const places = cells.map(({ n }) => n).filter((n) => !expected.recorded.has(n));
    for (const n of places.slice(0, most)) expected.recorded.add(n);
  },
  toString: () => `sweep store ${store}, shard ${shard}, ${most} cells`,
});

const damageStep = (store: number, cell: number, kind: string): Step => ({
  check: (model) => model[store].recorded.has(cell) && !model[store].damaged.has(cell),
  run: async (model, real) => {
    DAMAGES[kind](pathOf(real, store, cell), real, cell);
    model[store].damaged.add(cell);
  },
  toString: () => `damage store ${store}, cell ${cell}: ${kind}`,
});

/** Does what the messages say: removes the damaged records. */
const repairStep = (store: number): Step => ({
  check: (model) => model[store].damaged.size > 0,
  run: async (model, real) => {
    const { damaged, recorded } = model[store];
    for (const cell of damaged) {
      rmSync(pathOf(real, store, cell), { recursive: true });
      recorded.delete(cell);
    }
    damaged.clear();
  },
  toString: () => `repair store ${store}`,
});

const loseManifestStep = (store: number): Step => ({
  check: (model) => model[store].begun && !model[store].manifestLost,
  run: async (model, real) => {
    rmSync(join(real, `store-${store}`, 'manifest.json'));
    model[store].manifestLost = true;
  },
  toString: () => `lose the manifest of store ${store}`,
});

const findManifestStep = (store: number): Step => ({
  check: (model) => model[store].manifestLost,
  run: async (model, real) => {
    rmSync(join(real, 'spare'), { recursive: true, force: true });
    openStore(join(real, 'spare'), manifest('squares'));
    cpSync(join(real, 'spare', 'manifest.json'), join(real, `store-${store}`, 'manifest.json'));
    model[store].manifestLost = false;
  },
  toString: () => `bring back the manifest of store ${store}`,
});

/** Merges: the bytes of a clean run of what is there, or an error. */
const mergeStep = (stores: readonly number[]): Step => ({
  check: () => true,
  run: async (model, real) => {
    const folders = stores.map((store) => join(real, `store-${store}`));
    if (stores.some((store) => !model[store].begun || !isSound(model[store]))) {
      expect(() => merge(folders)).toThrow('store-');
      return;
    }
    const recorded = new Set(stores.flatMap((store) => [...model[store].recorded]));
    const merged = merge(folders);
    expect(merged.table).toBe(cleanTable(recorded));
    expect(merged.missing).toEqual(CELLS.filter(({ n }) => !recorded.has(n)));
  },
  toString: () => `merge ${stores}`,
});

const missingStep = (store: number): Step => ({
  check: () => true,
  run: async (model, real) => {
    const folder = join(real, `store-${store}`);
    const { begun, recorded } = model[store];
    if (!begun || !isSound(model[store])) expect(() => missing(folder)).toThrow(folder);
    else expect(missing(folder)).toEqual(CELLS.filter(({ n }) => !recorded.has(n)));
  },
  toString: () => `missing of store ${store}`,
});

it('property: whatever happens to two stores, a merge has the bytes of a clean run, or an error is told', async () => {
  const store = fc.nat(1);
  const cell = fc.nat(CELLS.length - 1);
  const steps = [
    fc.tuple(store, fc.nat(SHARDS), fc.nat(CELLS.length)).map((args) => sweepStep(...args)),
    fc.tuple(store, fc.nat(SHARDS), fc.nat(CELLS.length)).map((args) => sweepStep(...args)),
    fc.tuple(store, cell, fc.constantFrom(...Object.keys(DAMAGES))).map((args) => damageStep(...args)),
    store.map(repairStep),
    store.map(loseManifestStep),
    store.map(findManifestStep),
    fc.constantFrom([0], [1], [0, 1], [1, 0]).map(mergeStep),
    store.map(missingStep),
  ];
  const count = { sweep: 0, damage: 0, repair: 0, lose: 0, bring: 0, merge: 0, missing: 0 };
  await fc.assert(
    fc.asyncProperty(fc.commands(steps, { maxCommands: 40, size: 'max' }), async (commands) => {
      const real = mkdtempSync(join(tmpdir(), 'rethink-gen-model-'));
      const model = Array.from({ length: 2 }, () => ({
        ...{ begun: false, manifestLost: false },
        ...{ recorded: new Set<number>(), damaged: new Set<number>() },
      }));
      try {
        await fc.asyncModelRun(() => ({ model, real }), commands);
        for (const word of String(commands)
          .split(',')
          .map((text) => text.trim().split(' ')[0]))
          if (word in count) count[word as keyof typeof count]++;
        // and at the end: what is damaged is removed, what is missing is swept
        for (const [store, expected] of model.entries()) {
          for (const step of [findManifestStep(store), repairStep(store)])
            if (step.check(model)) await step.run(model, real);
          await sweepStep(store, 0, CELLS.length).run(model, real);
          expect(isSound(expected)).toBe(true);
          const checkpoints = join(real, `store-${store}`, 'checkpoints');
          expect(existsSync(checkpoints) ? readdirSync(checkpoints) : []).toEqual([]);
        }
        expect(merge([0, 1].map((store) => join(real, `store-${store}`))).table).toBe(
          cleanTable(CELLS.keys()),
        );
      } finally {
        rmSync(real, { recursive: true });
      }
    }),
    { numRuns: 60 },
  );
  // every kind of step has happened often
  expect(Math.min(...Object.values(count))).toBeGreaterThan(5);
});
