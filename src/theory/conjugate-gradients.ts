/**
 * Solves A x = y for a symmetric positive definite A that is known by its products, for several right-hand sides at once,
 * each with steps of its own; vectors are float64, row-major n x columns.
 *
 * @param multiply A times an n x columns matrix
 */
export async function conjugateGradients(
  multiply: (vectors: Float64Array) => Promise<Float64Array>,
  y: Float64Array,
  columns: number,
  tolerance: number,
  most: number,
) {
  const solution = new Float64Array(y.length);
  const rest = y.slice();
  const direction = y.slice();
  const first = columnProducts(y, y, columns);
  const open = (squares: Float64Array) =>
    squares.map((square, c) => Number(square > first[c] * tolerance * tolerance));
  let squares = first;
  let iterations = 0;
  let active = open(squares);
  while (iterations < most && active.some(Boolean)) {
    const product = await multiply(direction);
    const curvature = columnProducts(direction, product, columns);
    const steps = squares.map((square, c) => (active[c] && curvature[c] > 0 ? square / curvature[c] : 0));
    for (let k = 0; k < y.length; k++) {
      solution[k] += steps[k % columns] * direction[k];
      rest[k] -= steps[k % columns] * product[k];
    }
    const after = columnProducts(rest, rest, columns);
    const ratios = after.map((square, c) => (active[c] ? square / squares[c] : 0));
    for (let k = 0; k < y.length; k++) direction[k] = rest[k] + ratios[k % columns] * direction[k];
    squares = after;
    active = open(squares);
    iterations++;
  }
  const residual = Math.sqrt(
    squares.reduce((most, square, c) => Math.max(most, first[c] > 0 ? square / first[c] : 0), 0),
  );
  return { solution, iterations, residual, converged: !active.some(Boolean) };
}

/** The inner product of each column of `a` with that of `b`. */
function columnProducts(a: Float64Array, b: Float64Array, columns: number): Float64Array {
  const products = new Float64Array(columns);
  for (let k = 0; k < a.length; k++) products[k % columns] += a[k] * b[k];
  return products;
}
