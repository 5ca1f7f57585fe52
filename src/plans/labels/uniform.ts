import { checkRate } from '../../errors/checks.js';
import { drawBelow } from '../../random/bounded.js';
import { type LabelNoise, sameForAll } from './label-noise.js';

/**
 * The paper's partially corrupted labels: with probability `rate` a label is redrawn uniformly from **all** classes, the
 * true one included, so that `rate * (1 - 1 / classes)` of the labels change. Rate 1 is the paper's random labels.
 *
 * Source: Zhang, Bengio, Hardt, Recht, Vinyals, ICLR 2017, section 2.1.
 *
 * @param rate probability that a label is redrawn, 0 to 1
 */
export function uniform(rate: number): LabelNoise {
  checkRate('rate', rate);
  return {
    kind: 'uniform',
    rate,
    prepare: (_labels, { classes }) => ({
      pickedBelow: sameForAll(rate),
      by: 'set',
      choose: (_label, _index, word, redraw) => drawBelow(classes, word, redraw),
      changeRate: () => 1 - 1 / classes,
      choices: 'all',
    }),
  };
}
