import { checkInteger, checkRate } from '../../errors/checks.js';
import { type LabelNoise, sameForAll } from './label-noise.js';

/**
 * Pair flip: with probability `rate` a label of class k becomes class k + 1, and one of the last class becomes class 0.
 *
 * Source: Han, Yao, Yu, Niu, Xu, Hu, Tsang, Sugiyama, "Co-teaching", NeurIPS 2018.
 *
 * @param rate probability that a label changes, 0 to 1
 */
export function pairFlip(rate: number): LabelNoise {
  checkRate('rate', rate);
  return {
    kind: 'pair-flip',
    rate,
    check: (classes) => checkInteger('classes', classes, 2),
    prepare: (_labels, { classes }) => ({
      pickedBelow: sameForAll(rate),
      by: 'set',
      choose: (label) => (label + 1) % classes,
    }),
  };
}
