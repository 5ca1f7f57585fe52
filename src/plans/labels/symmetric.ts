import { checkInteger, checkRate } from '../../errors/checks.js';
import { drawBelow } from '../../random/bounded.js';
import { type LabelNoise, sameForAll } from './label-noise.js';

/**
 * Symmetric noise: with probability `rate` a label becomes one of the **other** classes, uniformly; `rate` of the labels
 * change.
 *
 * Source: Patrini, Rozza, Menon, Nock, Qu, CVPR 2017.
 *
 * @param rate probability that a label changes, 0 to 1
 */
export function symmetric(rate: number): LabelNoise {
  checkRate('rate', rate);
  return {
    kind: 'symmetric',
    rate,
    check: (classes) => checkInteger('classes', classes, 2),
    prepare: (_labels, { classes }) => ({
      pickedBelow: sameForAll(rate),
      by: 'set',
      choose: (label, _index, word, redraw) => {
        const shifted = label + 1 + drawBelow(classes - 1, word, redraw);
        return shifted < classes ? shifted : shifted - classes;
      },
      choices: 'others',
    }),
  };
}
