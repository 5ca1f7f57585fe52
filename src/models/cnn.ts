import { checkChoice, checkOptions } from '../errors/checks.js';
import { convolutionModule, denseLayer } from './blocks.js';
import { checkWidths } from './check-widths.js';
import { consume } from './consume.js';
import { checkDropout } from './dropout-option.js';
import { initializer } from './initializer.js';
import { dropout } from './layers/dropout.js';
import { flatten } from './layers/joining.js';
import { maxPool } from './layers/pooling.js';
import type { Model } from './model.js';
import { addConvolution, addDense, type Normalization } from './parameters.js';

/** Options of `cnn`. */
export interface CnnOptions {
  /** Default `'batch'`. */
  readonly normalization?: Normalization;
  /** Probability with which each value is dropped before the last layer while training, from 0 to below 1. Default 0. */
  readonly dropout?: number;
}

/**
 * A plain convolutional network for small machines: for each entry a 3 x 3 convolution with that many filters, batch
 * normalisation, a ReLU and max pooling 2 x 2; then a dense layer.
 *
 * @param filters of each convolution; none makes a linear classifier
 */
export function cnn(filters: readonly number[], options: CnnOptions = {}): Model {
  checkWidths('filters', filters);
  checkOptions(options, { normalization: true, dropout: true });
  const { normalization = 'batch' } = options;
  checkChoice('normalization', normalization, ['none', 'batch']);
  const rate = checkDropout(options.dropout);
  return {
    name: `CNN ${filters.join('-')}`,
    options: { dropout: rate },
    init: initializer((parameters, seed, [height, width, channels], classes) => {
      let [rows, columns, maps] = [height, width, channels];
      filters.forEach((count, k) => {
        addConvolution(parameters, seed, `convolution${k + 1}`, 3, maps, count, normalization);
        [rows, columns, maps] = [Math.ceil(rows / 2), Math.ceil(columns / 2), count];
      });
      addDense(parameters, seed, 'dense', rows * columns * maps, classes);
    }),
    apply: (parameters, images, context) => {
      let maps = images;
      filters.forEach((_, k) => {
        const convolved = convolutionModule(parameters, `convolution${k + 1}`, maps, context);
        if (maps !== images) maps.dispose();
        maps = consume(convolved, (values) => maxPool(values, 2));
      });
      const rows = consume(flatten(maps), (values) => dropout(values, rate, 'dense', context));
      return consume(rows, (values) => denseLayer(parameters, 'dense', values, context));
    },
  };
}
