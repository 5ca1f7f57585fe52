import { wrongKind } from '../errors/argument-error.js';
import { checkInteger } from '../errors/checks.js';

/** Units or filters of a layer at most. */
const WIDEST = 2 ** 20;

export function checkWidths(name: string, widths: readonly number[]): void {
  if (!Array.isArray(widths))
    throw wrongKind(name, 'an array of whole numbers', widths, 'one for each layer: [512]');
  for (let layer = 0; layer < widths.length; layer++)
    checkInteger(`${name}[${layer}]`, widths[layer], 1, WIDEST);
}
