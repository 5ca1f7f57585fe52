import { checkOptions } from '../errors/checks.js';
import { convolutionModule, denseLayer, denseModule } from './blocks.js';
import { consume } from './consume.js';
import { checkDropout } from './dropout-option.js';
import { initializer } from './initializer.js';
import { dropout } from './layers/dropout.js';
import { flatten } from './layers/joining.js';
import { localResponseNormalization } from './layers/local-response-normalization.js';
import { maxPool } from './layers/pooling.js';
import type { Model } from './model.js';
import { addConvolution, addDense } from './parameters.js';
import { widthName, widthScale } from './width.js';

/** Options of `smallAlexNet`. */
export interface SmallAlexNetOptions {
  /** What the number of filters and of hidden units is multiplied by, above 0 and at most 100. Default 1, the paper's network. */
  readonly width?: number;
  /** Probability with which each unit of the hidden dense layers is dropped while training, from 0 to below 1. Default 0. */
  readonly dropout?: number;
}

/**
 * The paper's small AlexNet: twice (convolution 5 x 5, max pooling 3 x 3, local response normalisation), then dense layers
 * of 384 and 192 units, all with ReLUs. 1,387,786 parameters on 28 x 28 x 3 and 10 classes, as in table 1.
 *
 * The paper leaves open what that number and TensorFlow's CIFAR-10 network of the time agree on: 64 filters, pooling with
 * stride 2, and the constants of the normalisation (radius 4, bias 1, alpha 0.001 / 9, beta 0.75).
 *
 * Source: Zhang, Bengio, Hardt, Recht, Vinyals, ICLR 2017, appendix A.
 */
export function smallAlexNet(options: SmallAlexNetOptions = {}): Model {
  checkOptions(options, { width: true, dropout: true });
  const { width = 1 } = options;
  const scaled = widthScale(width);
  const rate = checkDropout(options.dropout);
  const [filters, first, second] = [64, 384, 192].map(scaled);
  return {
    name: `small AlexNet${widthName(width)}`,
    options: { dropout: rate },
    init: initializer((parameters, seed, [rows, columns, channels], classes) => {
      addConvolution(parameters, seed, 'convolution1', 5, channels, filters);
      addConvolution(parameters, seed, 'convolution2', 5, filters, filters);
      const sizes = [pooledTwice(rows) * pooledTwice(columns) * filters, first, second, classes];
      for (let layer = 1; layer < sizes.length; layer++)
        addDense(parameters, seed, `dense${layer}`, sizes[layer - 1], sizes[layer]);
    }),
    apply: (parameters, images, context) => {
      const maps = ['convolution1', 'convolution2'].reduce((values, name) => {
        const convolved = convolutionModule(parameters, name, values, context);
        const pooled = consume(convolved, (maps) => maxPool(maps, 3, { stride: 2 }));
        return consume(pooled, (maps) => localResponseNormalization(maps, 4, 1, 0.001 / 9, 0.75));
      }, images);
      const hidden = ['dense1', 'dense2'].reduce(
        (values, name) => dropout(denseModule(parameters, name, values, context), rate, name, context),
        flatten(maps),
      );
      return denseLayer(parameters, 'dense3', hidden, context);
    },
  };
}

/** The pixels of a side after two poolings with stride 2. */
export function pooledTwice(pixels: number): number {
  return Math.ceil(Math.ceil(pixels / 2) / 2);
}
