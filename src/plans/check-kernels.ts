import { wrongKind } from '../errors/argument-error.js';
import type { Kernels } from '../kernels/bulk-loops.js';

export function checkKernels(kernels: Kernels | undefined): void {
  if (kernels !== undefined && typeof kernels?.firstWords !== 'function')
    throw wrongKind('kernels', 'an object of bulk loops, such as simd of rethink-gen/simd', kernels);
}
