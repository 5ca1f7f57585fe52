import { outOfRange, wrongKind } from '../../errors/argument-error.js';
import { checkInteger, checkOptions, checkRate, checkType } from '../../errors/checks.js';
import { type ExampleId, idReader } from '../../random/example-ids.js';
import { encode } from '../../random/seed.js';
import { WORDS } from '../../random/word.js';
import { type LabelNoise, sameForAll } from './label-noise.js';

/** A kind of label noise of your own. */
export interface OwnNoiseOptions {
  /** Its name. Records show it as `own:<kind>`, and noise of another name draws other chance. */
  readonly kind: string;
  /** Probability that a label is picked, 0 to 1. */
  readonly rate: number;
  /**
   * The new class of a picked example, 0 to `classes - 1`. It depends on its arguments alone; what else it uses belongs to the
   * `kind`. The rate is not one of them, so that a replacement stays the same at every rate.
   *
   * @param label its true class
   * @param example the id of the example and the number of classes
   * @param random a number from 0 to 1 (1 is never reached), drawn for this example
   */
  readonly choose: (label: number, example: NoisyExample, random: number) => number;
  /**
   * The probability that a picked label of this class changes. It is needed if `choose` may return the label itself; without it,
   * that is an error.
   */
  readonly changeRate?: (label: number, classes: number) => number;
}

/** The example whose label is replaced. */
export interface NoisyExample {
  readonly id: ExampleId;
  readonly classes: number;
}

/**
 * Label noise of your own, by a rule that chooses the new class. It obeys the laws of every noise: addressed chance, nested
 * rates, exact counts, records. JSON does not hold the rule, so a record is verified with the noise: `verify(record, { noise })`.
 *
 * ```ts
 * const neighbour = (rate: number) =>
 *   ownNoise({
 *     kind: 'neighbour',
 *     rate,
 *     choose: (label, { classes }, random) => (label + (random < 0.5 ? 1 : classes - 1)) % classes,
 *   });
 * ```
 *
 * @throws RangeError later, before any label is written, if `choose` returns no class
 */
export function ownNoise(options: OwnNoiseOptions): LabelNoise {
  checkOptions(options, { kind: true, rate: true, choose: true, changeRate: true });
  const { kind, rate, choose, changeRate } = options;
  if (typeof kind !== 'string' || kind === '') throw wrongKind('kind', "a name such as 'neighbour'", kind);
  if (encode('kind', kind).length > 128) throw outOfRange('kind', 'a short name', kind);
  checkRate('rate', rate);
  if (typeof choose !== 'function') throw wrongKind('choose', 'a function that returns a class', choose);
  checkType('function', 'changeRate', changeRate);
  return {
    kind: `own:${kind}`,
    rate,
    prepare: (_labels, { classes, ids }) => {
      const idOf = idReader(ids);
      return {
        pickedBelow: sameForAll(rate),
        by: 'set',
        choose: (label, index, word) => {
          const id = idOf(index);
          const chosen = choose(label, { id, classes }, (word >>> 0) / WORDS);
          checkInteger(`choose(${label}) for example ${id}`, chosen, 0, classes - 1);
          if (chosen === label && !changeRate) {
            const cure = 'if it may keep a label, say how often with changeRate';
            throw outOfRange(`choose(${label}) for example ${id}`, 'another class', chosen, cure);
          }
          return chosen;
        },
        ...(changeRate && {
          changeRate: (label) => {
            const changed = changeRate(label, classes);
            checkRate(`changeRate(${label})`, changed);
            return changed;
          },
        }),
        mayThrow: true,
      };
    },
  };
}
