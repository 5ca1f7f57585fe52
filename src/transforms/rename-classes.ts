import type { Named } from '../plans/labels/class-names.js';
import type { AnyLabels, LabelArray, LabelEncoding, NamedLabels } from '../plans/labels/label-form.js';
import {
  type NamedClasses,
  planRenamedClasses,
  type RenamedClassesOptions,
} from '../plans/labels/renamed-classes.js';
import type { AnyTensor } from './any-tensor.js';
import { type CorruptedLabels, transformLabels } from './label-transform.js';

/**
 * Gives every class another id, one to one, in every split alike. Explicitly **not** a randomisation test: the classes stay
 * what they were, and a network learns them as well as before.
 *
 * @param labels in the formats of `corruptLabels`
 * @returns the renamed labels and their plan; a promise of them for a tensor
 */
export function renameClasses<Labels extends AnyTensor>(
  labels: Labels,
  options: RenamedClassesOptions,
): Promise<CorruptedLabels<Labels, NamedClasses>>;
export function renameClasses<Labels extends LabelArray>(
  labels: Labels,
  options: RenamedClassesOptions & LabelEncoding,
): CorruptedLabels<Labels, NamedClasses>;
export function renameClasses<Labels extends NamedLabels>(
  labels: Labels,
  options: Named<RenamedClassesOptions>,
): CorruptedLabels<Labels, NamedClasses>;
export function renameClasses(
  labels: AnyTensor | AnyLabels,
  options: RenamedClassesOptions | Named<RenamedClassesOptions>,
) {
  return transformLabels(labels, options, planRenamedClasses);
}
