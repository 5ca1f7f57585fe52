/** Kernel interpolation in float64: the kernel matrix of n points, its factorisation, and ten right-hand sides. */
import { gaussian } from '../../src/theory/kernel-functions.js';
import { factorize, triangleLength } from '../../src/theory/tiles/cholesky.js';
import { panelsFor, writeKernelMatrix, writePoints } from '../../src/theory/tiles/kernel-matrix.js';
import { solveFactorized } from '../../src/theory/tiles/substitution.js';
import { tileMemory } from '../../src/theory/tiles/tile-memory.js';
import { type Case, serve } from './server.js';
import { DIMENSIONS, OUTPUTS, points, SIZES } from './theory.js';

/** The memory of the problem of `n` points: its matrix, the points behind. */
function problem(n: number) {
  const panels = panelsFor(n);
  const triangle = triangleLength(panels);
  const memory = tileMemory(triangle + 4 * panels * DIMENSIONS);
  writePoints(memory, triangle, { values: points(n), n, d: DIMENSIONS }, 0, n);
  const writeMatrix = () => writeKernelMatrix(memory, 0, triangle, n, DIMENSIONS, gaussian(0.5), 0);
  writeMatrix();
  const matrix = memory.values.slice(0, triangle);
  const targets = Array.from({ length: OUTPUTS }, () => points(panels).subarray(0, 4 * panels));
  return {
    writeMatrix,
    /** Of a copy of the matrix, as SciPy does it. */
    factorize: () => {
      memory.values.set(matrix);
      if (factorize(memory, 0, panels) >= 0) throw new Error('not positive definite');
    },
    substitute: () => {
      const sides = targets.map((target) => target.slice());
      solveFactorized(memory, 0, panels, sides);
    },
  };
}

const cases: Record<string, Case> = {};
for (const n of SIZES) {
  let made: ReturnType<typeof problem> | undefined;
  const once = () => {
    made ??= problem(n);
    return made;
  };
  const times = Math.ceil(5000 / n);
  const repeated = (work: (made: ReturnType<typeof problem>) => void): Case => ({
    prepare: once,
    work: () => {
      for (let time = 0; time < times; time++) work(once());
    },
    scale: 1 / times,
  });
  cases[`matrix.${n}`] = repeated(({ writeMatrix }) => writeMatrix());
  cases[`factorize.${n}`] = repeated(({ factorize }) => factorize());
  cases[`solve.${n}`] = repeated(({ factorize, substitute }) => {
    factorize();
    substitute();
  });
}

await serve('kernel interpolation in WebAssembly, float64', cases);
