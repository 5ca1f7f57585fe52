import type { Tensor4D } from '@tensorflow/tfjs-core';
import { checkChoice, checkOptions } from '../errors/checks.js';
import { convolutionModule, denseLayer } from './blocks.js';
import { consume } from './consume.js';
import type { Context } from './context.js';
import { initializer } from './initializer.js';
import { joinChannels } from './layers/joining.js';
import { globalMeanPool, maxPool } from './layers/pooling.js';
import type { Model, Parameters } from './model.js';
import { addConvolution, addDense, type Normalization } from './parameters.js';
import { widthName, widthScale } from './width.js';

/** Options of `smallInception`. */
export interface SmallInceptionOptions {
  /** Default `'batch'`; `'none'` is the paper's "Inception without BatchNorm". */
  readonly normalization?: Normalization;
  /** What the number of filters is multiplied by, above 0 and at most 100. Default 1, the paper's network. */
  readonly width?: number;
}

/** Filters of each module: of 1 x 1 and of 3 x 3 in an Inception module, of 3 x 3 alone in a downsampling module. */
const MODULES: readonly { readonly point?: number; readonly square: number }[] = [
  { point: 32, square: 32 },
  { point: 32, square: 48 },
  { square: 80 },
  { point: 112, square: 48 },
  { point: 96, square: 64 },
  { point: 80, square: 80 },
  { point: 48, square: 96 },
  { square: 96 },
  { point: 176, square: 160 },
  { point: 176, square: 160 },
];

const STEM = 96;

/**
 * The paper's small Inception: a 3 x 3 convolution, ten modules of two branches, the mean over all pixels, a dense layer.
 * 1,649,402 parameters on 28 x 28 x 3 and 10 classes with and without batch normalisation, as in table 1. A convolution has a bias without it, and with it an offset in place of one, and no scale.
 *
 * Source: Zhang, Bengio, Hardt, Recht, Vinyals, ICLR 2017, appendix A and figure 3.
 */
export function smallInception(options: SmallInceptionOptions = {}): Model {
  checkOptions(options, { normalization: true, width: true });
  const { normalization = 'batch', width = 1 } = options;
  checkChoice('normalization', normalization, ['none', 'batch']);
  const scaled = widthScale(width);
  return {
    name: `small Inception${normalization === 'none' ? ' without batch normalization' : ''}${widthName(width)}`,
    init: initializer((parameters, seed, [, , channels], classes) => {
      const convolution = (name: string, size: number, inputs: number, filters: number) => {
        addConvolution(parameters, seed, name, size, inputs, filters, normalization);
        return filters;
      };
      let maps = convolution('stem', 3, channels, scaled(STEM));
      MODULES.forEach(({ point, square }, k) => {
        const name = `module${k + 1}`;
        const kept = point === undefined ? maps : convolution(`${name}/1x1`, 1, maps, scaled(point));
        maps = kept + convolution(`${name}/3x3`, 3, maps, scaled(square));
      });
      addDense(parameters, seed, 'dense', maps, classes);
    }),
    apply: (parameters, images, context) => {
      let maps = convolutionModule(parameters, 'stem', images, context);
      MODULES.forEach(({ point }, k) => {
        const branch = point === undefined ? downsamplingModule : inceptionModule;
        maps = consume(maps, (inputs) => branch(parameters, `module${k + 1}`, inputs, context));
      });
      return consume(consume(maps, globalMeanPool), (means) =>
        denseLayer(parameters, 'dense', means, context),
      );
    },
  };
}

function inceptionModule(parameters: Parameters, name: string, maps: Tensor4D, context: Context): Tensor4D {
  return joined(
    convolutionModule(parameters, `${name}/1x1`, maps, context),
    convolutionModule(parameters, `${name}/3x3`, maps, context),
  );
}

function downsamplingModule(
  parameters: Parameters,
  name: string,
  maps: Tensor4D,
  context: Context,
): Tensor4D {
  return joined(
    convolutionModule(parameters, `${name}/3x3`, maps, context, { stride: 2 }),
    maxPool(maps, 3, { stride: 2 }),
  );
}

function joined(left: Tensor4D, right: Tensor4D): Tensor4D {
  const maps = joinChannels(left, right);
  left.dispose();
  right.dispose();
  return maps;
}
