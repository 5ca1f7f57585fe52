import { gaussian, interpolate, type Numbers } from 'rethink-gen/theory';

/** Points and the class of each, from 0 to 9. */
export interface Sample {
  readonly points: Numbers;
  readonly labels: Uint8Array;
}

/** What a kernel made of a training set: errors are shares. */
export interface KernelFit {
  readonly trainError: number;
  readonly testError: number;
  readonly norm: number;
  /** What building and solving the system took. */
  readonly seconds: number;
}

/** The Gaussian kernel's minimum-norm fit of one-hot targets, as the paper's section 5 has it, and its errors. */
export function kernelFit(train: Sample, test: Sample, gamma: number, ridge = 0): KernelFit {
  const begin = performance.now();
  const solution = interpolate(train.points, oneHot(train.labels), {
    kernel: gaussian(gamma),
    outputs: 10,
    ridge,
  });
  const seconds = (performance.now() - begin) / 1000;
  const errorOn = ({ points, labels }: Sample) => error(solution.evaluate(points), labels);
  return { trainError: errorOn(train), testError: errorOn(test), norm: solution.norm, seconds };
}

function oneHot(labels: Uint8Array): Float64Array {
  return Float64Array.from({ length: 10 * labels.length }, (_, k) =>
    Number(labels[Math.floor(k / 10)] === k % 10),
  );
}

function error(outputs: Float64Array, labels: Uint8Array): number {
  const wrong = labels.filter((label, i) => {
    const row = outputs.subarray(10 * i, 10 * i + 10);
    return row.indexOf(Math.max(...row)) !== label;
  });
  return wrong.length / labels.length;
}

/** The columns of a table of fits, and the rows. */
export const FIT_COLUMNS = 'labels  train error  test error    norm  solve';
export function fitRow(labels: string, { trainError, testError, norm, seconds }: KernelFit): string {
  return [
    labels.padEnd(6),
    percent(trainError).padStart(11),
    percent(testError).padStart(10),
    norm.toFixed(1).padStart(6),
    `${seconds.toFixed(2)} s`.padStart(6),
  ].join('  ');
}

const percent = (share: number) => `${(100 * share).toFixed(2)} %`;
