/**
 * Kernel interpolation beside SciPy's LAPACK on one thread, and the memory of the iterative solver beside the matrix.
 *
 *     npx tsx test/bench/kernels.ts [sizes, by default 500 1000 2000 4000]
 *
 * The peer runs with the Python of the environment variable PYTHON, by default `python3`; without NumPy and SciPy its
 * columns stay empty.
 */
import { spawnSync } from 'node:child_process';
import { profile, setBackend } from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-backend-wasm';
import { ExampleWords } from '../../src/random/example-words.js';
import { deriveKey } from '../../src/random/key.js';
import { interpolateIteratively } from '../../src/theory/interpolate-iteratively.js';
import { gaussian } from '../../src/theory/kernels.js';
import { factorize, triangleLength } from '../../src/theory/tiles/cholesky.js';
import { panelsFor, writeKernelMatrix, writePoints } from '../../src/theory/tiles/kernel-matrix.js';
import { solveFactorized } from '../../src/theory/tiles/substitution.js';
import { tileMemory } from '../../src/theory/tiles/tile-memory.js';

/** What one size costs, in seconds. */
export interface KernelRow {
  readonly n: number;
  readonly matrix: number;
  readonly factorize: number;
  /** Factorisation and ten right-hand sides. */
  readonly solve: number;
}

const [D, OUTPUTS] = [64, 10];

function uniform(count: number): Float64Array {
  const words = new ExampleWords();
  words.seek(deriveKey(0, 'bench', 'points'), 0, 0);
  return Float64Array.from({ length: count }, () => (words.next() >>> 0) / 2 ** 32);
}

const median = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];

/** Medians of the library's three steps. */
export function libraryRow(n: number): KernelRow {
  const panels = panelsFor(n);
  const triangle = triangleLength(panels);
  const points = { values: uniform(n * D), n, d: D };
  const times: [number, number, number][] = [];
  for (let repeat = 0; repeat < (n < 1000 ? 25 : n < 4000 ? 7 : 3); repeat++) {
    const memory = tileMemory(triangle + 4 * panels * D);
    writePoints(memory, triangle, points, 0, n);
    const begin = performance.now();
    writeKernelMatrix(memory, 0, triangle, n, D, gaussian(0.5), 0);
    const built = performance.now();
    if (factorize(memory, 0, panels) >= 0) throw new Error('not positive definite');
    const factorized = performance.now();
    solveFactorized(
      memory,
      0,
      panels,
      Array.from({ length: OUTPUTS }, () => uniform(4 * panels)),
    );
    times.push([built - begin, factorized - built, performance.now() - built]);
  }
  const [matrix, factor, solve] = [0, 1, 2].map((k) => median(times.map((time) => time[k])) / 1000);
  return { n, matrix, factorize: factor, solve };
}

/** SciPy's row, where there is a SciPy. */
export function scipyRow(n: number): KernelRow | undefined {
  const script = new URL('./kernels_peer.py', import.meta.url).pathname;
  const { status, stdout } = spawnSync(process.env.PYTHON ?? 'python3', [script, String(n)], {
    encoding: 'utf8',
  });
  return status === 0 ? (JSON.parse(stdout) as KernelRow) : undefined;
}

/** The iterative solver's peak of device memory over the float32 matrix. */
export async function iterativeMemory(n: number): Promise<number> {
  const points = uniform(n * D);
  const { peakBytes } = await profile(async () => {
    await interpolateIteratively(points, points.subarray(0, n), { kernel: gaussian(0.5), iterations: 1 });
    return [];
  });
  return peakBytes / (4 * n * n);
}

async function main(): Promise<void> {
  const sizes = process.argv.slice(2).map(Number);
  await setBackend('wasm');
  console.log(
    '    n   matrix  SciPy   factorise  SciPy  ratio    solve  SciPy  ratio   iterative memory / matrix',
  );
  for (const n of sizes.length ? sizes : [500, 1000, 2000, 4000]) {
    const ours = libraryRow(n);
    const peer = scipyRow(n);
    const ms = (value: number | undefined, width: number) =>
      (value === undefined ? '-' : (1000 * value).toFixed(1)).padStart(width);
    const ratio = (key: 'factorize' | 'solve') =>
      (peer ? `${(ours[key] / peer[key]).toFixed(2)}x` : '-').padStart(6);
    console.log(
      String(n).padStart(5),
      `${ms(ours.matrix, 8)}${ms(peer?.matrix, 8)}`,
      `${ms(ours.factorize, 10)}${ms(peer?.factorize, 8)} ${ratio('factorize')}`,
      `${ms(ours.solve, 8)}${ms(peer?.solve, 8)} ${ratio('solve')}`,
      (await iterativeMemory(n)).toFixed(3).padStart(10),
    );
  }
}

if (process.argv[1] && new URL(import.meta.url).pathname === process.argv[1]) await main();
