import { checkOptions } from '../errors/checks.js';
import { convolutionModule, denseLayer, denseModule } from './blocks.js';
import { consume } from './consume.js';
import { checkDropout } from './dropout-option.js';
import { initializer } from './initializer.js';
import { dropout } from './layers/dropout.js';
import { flatten } from './layers/joining.js';
import { maxPool } from './layers/pooling.js';
import type { Model } from './model.js';
import { addConvolution, addDense } from './parameters.js';
import type { SmallAlexNetOptions } from './small-alexnet.js';
import { pooledTwice } from './small-alexnet.js';
import { widthName, widthScale } from './width.js';

/**
 * Arpit et al.'s network for CIFAR-10: twice (convolution 5 x 5 of 200 filters, batch normalisation, ReLU, max pooling
 * 3 x 3), then dense layers of 384 and 192 units with batch normalisation and ReLUs. The stride of the poolings is
 * not stated; here it is 2.
 *
 * Source: Arpit et al., "A Closer Look at Memorization in Deep Networks", ICML 2017, section 2.
 */
export function arpitCnn(options: SmallAlexNetOptions = {}): Model {
  checkOptions(options, { width: true, dropout: true });
  const { width = 1 } = options;
  const scaled = widthScale(width);
  const rate = checkDropout(options.dropout);
  const [filters, ...hidden] = [200, 384, 192].map(scaled);
  const last = `dense${hidden.length + 1}`;
  return {
    name: `Arpit CNN${widthName(width)}`,
    options: { dropout: rate },
    init: initializer((parameters, seed, [rows, columns, channels], classes) => {
      addConvolution(parameters, seed, 'convolution1', 5, channels, filters, 'batch');
      addConvolution(parameters, seed, 'convolution2', 5, filters, filters, 'batch');
      let inputs = pooledTwice(rows) * pooledTwice(columns) * filters;
      hidden.forEach((units, k) => {
        addDense(parameters, seed, `dense${k + 1}`, inputs, units, 'batch');
        inputs = units;
      });
      addDense(parameters, seed, last, inputs, classes);
    }),
    apply: (parameters, images, context) => {
      const maps = ['convolution1', 'convolution2'].reduce(
        (values, name) =>
          consume(convolutionModule(parameters, name, values, context), (maps) =>
            maxPool(maps, 3, { stride: 2 }),
          ),
        images,
      );
      const values = hidden.reduce((inputs, _, k) => {
        const name = `dense${k + 1}`;
        return dropout(denseModule(parameters, name, inputs, context), rate, name, context);
      }, flatten(maps));
      return denseLayer(parameters, last, values, context);
    },
  };
}
