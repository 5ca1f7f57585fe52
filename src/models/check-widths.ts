import { wrongKind } from '../errors/argument-error.js';
import { checkInteger } from '../errors/checks.js';

export function checkWidths(name: string, widths: readonly number[]): void {
  if (!Array.isArray(widths))
    throw wrongKind(name, 'an array of whole numbers', widths, 'one for each layer: [512]');
  widths.forEach((width, layer) => checkInteger(`${name}[${layer}]`, width, 1));
}
