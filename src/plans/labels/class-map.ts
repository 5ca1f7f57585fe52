import { outOfRange, wrongKind } from '../../errors/argument-error.js';
import { checkInteger, checkRate } from '../../errors/checks.js';
import { type LabelNoise, sameForAll } from './label-noise.js';

/** Label noise that takes each class for one other. */
export interface ClassMapNoise extends LabelNoise {
  readonly map: readonly number[];
}

/**
 * Asymmetric noise: with probability `rate` a label of class k becomes class `map[k]`; a class with `map[k] === k` stays.
 *
 * @param map for each class, the class that it is taken for
 * @param rate probability that a label is mapped, 0 to 1
 */
export function classMap(map: readonly number[], rate: number): ClassMapNoise {
  checkRate('rate', rate);
  if (!Array.isArray(map)) throw wrongKind('map', 'an array with a class for each class', map);
  for (let k = 0; k < map.length; k++) checkInteger(`map[${k}]`, map[k], 0, map.length - 1);
  const target = [...map];
  return {
    kind: 'class-map',
    rate,
    map: target,
    check: (classes) => {
      if (target.length !== classes)
        throw outOfRange('map', `an array of ${classes} classes, one for each`, target);
    },
    prepare: () => ({
      pickedBelow: sameForAll(rate),
      by: 'set',
      choose: (label) => target[label],
      changeRate: (label) => Number(target[label] !== label),
    }),
  };
}
