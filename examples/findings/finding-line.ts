import type { Finding } from './decide.js';

/** A finding as a line. */
export function findingLine({ claim, verdict, evidence, p, power }: Finding): string {
  const numbers = [
    ...(p === undefined ? [] : [`p ${p.toPrecision(2)}`]),
    ...(power === undefined ? [] : [`power ${power.toFixed(2)}`]),
  ];
  return `${verdict}: (${claim.statements}) ${claim.text}: ${[evidence, ...numbers].join('; ')}`;
}
