/** A layer, or a model of layers, in the JSON of a `tf.LayersModel`. */
interface LayerJson {
  readonly class_name?: string;
  readonly config?: {
    readonly name?: string;
    readonly activation?: string;
    readonly layers?: readonly LayerJson[];
    readonly output_layers?: readonly (readonly unknown[])[];
  };
}

/** The name and the activation of the layer whose output a model gives, if its JSON tells both. */
export function lastActivation(json: unknown): { name: string; activation: string } | undefined {
  const { class_name, config = {} } = (json ?? {}) as LayerJson;
  const { name = '', activation, layers, output_layers } = config;
  if (layers) {
    const output = output_layers?.[0]?.[0];
    return lastActivation(
      output_layers ? layers.find(({ config }) => config?.name === output) : layers[layers.length - 1],
    );
  }
  if (class_name === 'Softmax') return { name, activation: 'softmax' };
  return (class_name === 'Dense' || class_name === 'Activation') && activation
    ? { name, activation }
    : undefined;
}
