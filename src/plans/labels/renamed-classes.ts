import { outOfRange, wrongKind } from '../../errors/argument-error.js';
import { checkInteger, checkOptions } from '../../errors/checks.js';
import { commonKey } from '../../random/key.js';
import { permutationAt } from '../../random/permutation.js';
import type { Seed } from '../../random/seed.js';
import { checkLabels } from './check-labels.js';
import { type Classes, checkClasses } from './class-names.js';
import { KeptPlan } from './kept-plan.js';
import type { LabelDecision } from './label-plan.js';
import { postablePlan } from './postable-plan.js';

/** Options of renamed classes: the new names, or a seed that draws them, the same for every split. */
export type RenamedClassesOptions = Classes &
  (
    | {
        /** For each class its new id; a permutation of 0 ... `classes - 1`. */ readonly names: readonly number[];
      }
    | { /** Draws the names, every permutation equally likely. */ readonly seed: Seed }
  );

/** The new class ids: those given, checked to be a bijection, or those that the seed draws. */
function newNames(options: RenamedClassesOptions): number[] {
  const { classes } = options;
  if (!('names' in options))
    return Array.from(permutationAt(commonKey(options.seed, 'labels:renamed'), 0, classes));
  const { names } = options;
  if ('seed' in options) throw new TypeError('`names` and `seed` exclude each other; leave one of them out');
  if (!Array.isArray(names)) throw wrongKind('names', `an array of ${classes} class ids`, names);
  for (let k = 0; k < names.length; k++) checkInteger(`names[${k}]`, names[k], 0, classes - 1);
  if (names.length !== classes || new Set(names).size !== classes)
    throw outOfRange('names', `a permutation of 0 to ${classes - 1}`, names);
  return [...names];
}

/** Renamed classes, with the names that the seed drew. */
export type NamedClasses = Classes & { readonly names: readonly number[] };

/**
 * Decides renamed classes: a bijection of class ids. Not a randomisation test, since the classes stay what they were. In two
 * steps, as `planLabelNoise`.
 */
export function planRenamedClasses(options: RenamedClassesOptions): LabelDecision<NamedClasses> {
  checkOptions(options, { classes: true, classNames: true, names: true, seed: true });
  const { classes, classNames } = options;
  checkClasses(options);
  const names = newNames(options);
  return (labels) => {
    const original = checkLabels('labels', labels, classes);
    const renamed = original.map((label) => names[label]);
    const kept = { classes, ...(classNames && { classNames }), names };
    const plan = postablePlan(new KeptPlan('renamed-classes', kept, original).drawn(renamed.length, renamed));
    return { labels: renamed, plan };
  };
}
