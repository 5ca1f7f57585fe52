import { outOfRange } from '../errors/argument-error.js';

const CURE =
  'tfjs-layers reads the weight that the layer has not made; leave the option out, or build the model from the layers of ' +
  'rethink-gen/train, whose batch normalization needs none';

/**
 * What is wrong with a layer that applies, but throws if it is trained: tfjs-layers' batch normalisation without a scale
 * or without a center. `undefined` if all layers can be trained.
 *
 * @param json of a `tf.LayersModel`, with models among its layers or not
 */
export function untrainableLayer(json: unknown): RangeError | undefined {
  if (typeof json !== 'object' || json === null) return undefined;
  const { class_name, config } = json as { class_name?: string; config?: Record<string, unknown> };
  if (class_name === 'BatchNormalization') {
    const off = ['scale', 'center'].find((option) => config?.[option] === false);
    return off ? outOfRange(`${config?.name}.${off}`, 'true', false, CURE) : undefined;
  }
  return Object.values(json)
    .map(untrainableLayer)
    .find((error) => error !== undefined);
}
