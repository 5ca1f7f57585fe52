/** Steps at most: each makes a small eigenvalue 1.5 times as large until it is near 1, and then squares its error. */
const MOST = 200;

/**
 * The inverse square root of a symmetric positive definite matrix, by the Newton-Schulz iteration, which only multiplies:
 * with Y = A / |A| and Z = I, T = (3 I - Z Y) / 2, Y becomes Y T and Z becomes T Z, which tends to Y^(-1/2).
 *
 * Source: Higham, "Functions of matrices", SIAM 2008, section 6.3, equation 6.35 (Schulz form).
 *
 * @param matrix p x p numbers, its condition number below about 1e12
 */
export function inverseSquareRoot(matrix: Float64Array, p: number): Float64Array {
  const norm = Math.sqrt(matrix.reduce((sum, value) => sum + value * value, 0));
  let y: Float64Array = matrix.map((value) => value / norm);
  let z: Float64Array = matrix.map((_, k) => Number(k % (p + 1) === 0)); // the identity
  for (let step = 0; step < MOST; step++) {
    const product = multiply(z, y, p);
    const error = product.reduce((most, v, k) => Math.max(most, Math.abs(v - Number(k % (p + 1) === 0))), 0);
    const t = product.map((value, k) => (3 * Number(k % (p + 1) === 0) - value) / 2);
    y = multiply(y, t, p);
    z = multiply(t, z, p);
    if (error < 1e-8) break;
  }
  return z.map((value) => value / Math.sqrt(norm));
}

function multiply(a: Float64Array, b: Float64Array, p: number): Float64Array {
  const product = new Float64Array(p * p);
  for (let i = 0; i < p; i++) {
    for (let k = 0; k < p; k++) {
      const factor = a[i * p + k];
      for (let j = 0; j < p; j++) product[i * p + j] += factor * b[k * p + j];
    }
  }
  return product;
}
