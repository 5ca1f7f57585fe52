import type { Model } from '../../src/train.js';
import * as networks from '../../src/train.js';

/** The functions of `rethink-gen/train` that make a network of its own; the adapters wrap somebody else's. */
type Network = {
  [Name in Exclude<keyof typeof networks, 'fromFunction' | 'fromLayersModel'>]: Made<Name> extends Model
    ? Name
    : never;
}[Exclude<keyof typeof networks, 'fromFunction' | 'fromLayersModel'>];

type Made<Name extends keyof typeof networks> = (typeof networks)[Name] extends (
  ...given: never[]
) => infer Result
  ? Result
  : unknown;

const { arpitCnn, cnn, mlp, smallAlexNet, smallInception } = networks;

/** Small versions of every network: its variants, each by a name of its own. */
const VARIANTS = {
  mlp: {
    mlp: () => mlp([8], { dropout: 0.2 }),
    'mlp of no hidden layer': () => mlp([]),
    'mlp of two hidden layers': () => mlp([7, 5], { dropout: 0.3 }),
  },
  cnn: {
    cnn: () => cnn([4]),
    'cnn of two convolutions': () => cnn([3, 4]),
    'cnn without batch normalization': () => cnn([3], { normalization: 'none', dropout: 0.2 }),
  },
  smallAlexNet: { alexnet: () => smallAlexNet({ width: 1 / 16 }) },
  smallInception: {
    inception: () => smallInception({ width: 1 / 16 }),
    'inception without batch normalization': () => smallInception({ width: 1 / 16, normalization: 'none' }),
  },
  arpitCnn: { 'cnn of Arpit et al.': () => arpitCnn({ width: 1 / 40, dropout: 0.2 }) },
} satisfies Record<Network, Record<string, () => Model>>;

/** The networks that have small versions. */
export const NETWORKS: readonly string[] = Object.keys(VARIANTS);

/** All small versions, by name. */
export const SMALL_MODELS: Readonly<Record<string, () => Model>> = Object.assign(
  {},
  ...Object.values(VARIANTS),
);
