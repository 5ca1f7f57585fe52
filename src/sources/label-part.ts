import type { ExampleIds } from '../random/example-ids.js';
import type { AnyTensor } from '../transforms/any-tensor.js';
import { corruptLabels } from '../transforms/corrupt-labels.js';
import type { LabelArray } from '../transforms/label-formats.js';
import { isTensor, viewOf } from '../transforms/tensors.js';
import type { ElementOptions, LabelPart } from './corrupt-options.js';

/** How many labels a batch holds. */
export function countLabels(labels: unknown, { classes, encoding }: LabelPart): number {
  if (isTensor(labels)) return labels.shape[0];
  const { length } = Object(labels) as ArrayLike<number>;
  return encoding === 'one-hot' ? length / classes : length;
}

/** The noisy label of one example, of the same kind: a number, an array of one label, or a tensor. */
export function corruptLabel(label: unknown, options: ElementOptions, part: LabelPart, ids: ExampleIds) {
  if (typeof label === 'number') return (corruptBatch([label], options, part, ids) as number[])[0];
  if (!isTensor(label)) return corruptBatch(label, options, part, ids);
  const batch = viewOf('labels', label, label.size === 1 && part.classes > 1 ? [1] : [1, ...label.shape]);
  return (async () => {
    try {
      const labels = (await corruptBatch(batch, options, part, ids)) as AnyTensor;
      const same = viewOf('labels', labels, label.shape);
      labels.dispose();
      return same;
    } finally {
      batch.dispose();
    }
  })();
}

/** The noisy labels of one batch, of the same kind; a promise of them for a tensor. */
export function corruptBatch(labels: unknown, options: ElementOptions, part: LabelPart, ids: ExampleIds) {
  const { field: _field, encoding, ...own } = part;
  const { seed, split, onPlan, record } = options;
  const all = { ...own, seed, ...(split !== undefined && { split }), ids };
  if (isTensor(labels)) {
    return corruptLabels(labels, all).then((result) => {
      onPlan?.(result.plan);
      record?.labels(result.plan);
      return result.labels;
    });
  }
  const result = corruptLabels(labels as LabelArray, { ...all, ...(encoding && { encoding }) });
  onPlan?.(result.plan);
  record?.labels(result.plan);
  return result.labels;
}
