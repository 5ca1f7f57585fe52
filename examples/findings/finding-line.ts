import type { Finding } from './decide.js';

/** A finding as a line. */
export function findingLine({ claim, verdict, evidence, p, power }: Finding): string {
  const numbers = [
    ...(p === undefined ? [] : [`p ${probabilityText(p)}`]),
    ...(power === undefined ? [] : [`power ${power.toFixed(2)}`]),
  ];
  return `${verdict}: (${claim.statements}) ${claim.text}: ${[evidence, ...numbers].join('; ')}`;
}

/** A p-value with two digits, or that it is below what the sums of a test can tell from nothing. */
export function probabilityText(p: number): string {
  return p < 1e-6 ? '< 0.000001' : p.toPrecision(2);
}
