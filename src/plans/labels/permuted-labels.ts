import { outOfRange } from '../../errors/argument-error.js';
import { checkOptions } from '../../errors/checks.js';
import {
  type Addresses,
  type ExampleId,
  highOf,
  idReader,
  lowOf,
  resolveIds,
} from '../../random/example-ids.js';
import { permutationAt } from '../../random/permutation.js';
import { ADDRESS_OPTIONS, type Address, keyOf, withOwnIds } from '../address.js';
import { checkLabels } from './check-labels.js';
import { type Classes, checkClasses } from './class-names.js';
import { KeptPlan } from './kept-plan.js';
import type { LabelDecision } from './label-plan.js';
import { postablePlan } from './postable-plan.js';

/** Options of permuted labels. */
export type PermutedLabelsOptions = Address & Classes;

/**
 * Decides the permutation test's labels: those of this whole set in another order, every order equally likely, so that the
 * count of each class is kept. The order depends on the set of ids, not on the order in which they come; there is no rate,
 * since the examples of a shard cannot be permuted without the others. In two steps, as `planLabelNoise`.
 *
 * @param n the number of labels
 */
export function planPermutedLabels(
  given: PermutedLabelsOptions,
  n: number,
): LabelDecision<PermutedLabelsOptions> {
  const options = withOwnIds(given, n);
  checkOptions(options, { classes: true, classNames: true, ...ADDRESS_OPTIONS });
  const { classes, ids } = options;
  checkClasses(options);
  const key = keyOf(options, 'labels:permuted');
  const order = orderOf(resolveIds(ids, n), idReader(ids));
  return (labels) => {
    const original = checkLabels('labels', labels, classes);
    const permutation = permutationAt(key, 0, n);
    const permuted = new Int32Array(n);
    const at = (k: number) => order?.[k] ?? k;
    for (let k = 0; k < n; k++) permuted[at(k)] = original[at(permutation[k])];
    const plan = postablePlan(new KeptPlan('permuted-labels', options, original).drawn(n, permuted));
    return { labels: permuted, plan };
  };
}

/** The positions of the examples in ascending order of their addresses, unless they are in it. */
function orderOf(addresses: Addresses, idOf: (index: number) => ExampleId): Uint32Array | undefined {
  if (!addresses.low) return undefined;
  const order = Uint32Array.from({ length: addresses.count }, (_, i) => i);
  const compare = (a: number, b: number) =>
    highOf(addresses, a) - highOf(addresses, b) || (lowOf(addresses, a) >>> 0) - (lowOf(addresses, b) >>> 0);
  order.sort(compare);
  const twin = order.findIndex((example, k) => k > 0 && compare(order[k - 1], example) === 0);
  if (twin > 0) throw outOfRange('ids', 'distinct', idOf(order[twin]), 'each example needs an id of its own');
  return order;
}
