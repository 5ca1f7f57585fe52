import { type Finding, LEVEL } from '../decide.js';
import { holm } from '../statistics.js';

/** Which of the effects shown would not be with the variance of their own seeds alone, adjusted in the same way. */
export function aloneText(findings: readonly Finding[]): string {
  const adjusted = holm(findings.map(({ pAlone = 1 }) => pAlone));
  const effects = findings.flatMap((finding, k) =>
    finding.verdict === 'shown' && finding.p !== undefined ? [{ finding, p: adjusted[k] }] : [],
  );
  const lost = effects.filter(({ p }) => p > LEVEL);
  const names = lost.map(({ finding: { claim } }) => `- (${claim.statements}) ${claim.text}`);
  return [
    `Adjusted in the same way, *alone* would leave ${effects.length - lost.length} of the ${effects.length} effects shown. These rest on the common variance:`,
    '',
    ...names,
  ].join('\n');
}
