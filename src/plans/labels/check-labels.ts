import { outOfRange } from '../../errors/argument-error.js';
import { checkInteger } from '../../errors/checks.js';

/** The labels as a fresh Int32Array, each checked to be a class from 0 to `classes - 1`. */
export function checkLabels(labels: ArrayLike<number>, classes: number, name = 'labels'): Int32Array {
  checkInteger('classes', classes, 1, 65536);
  if (!labels?.length) throw outOfRange(name, 'at least one label', labels);
  const checked = new Int32Array(labels.length);
  for (let i = 0; i < checked.length; i++) {
    const label = labels[i];
    checked[i] = label;
    if (checked[i] !== label || label < 0 || label >= classes)
      checkInteger(`${name}[${i}]`, label, 0, classes - 1);
  }
  return checked;
}
