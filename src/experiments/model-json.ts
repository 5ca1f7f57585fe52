import { outOfRange } from '../errors/argument-error.js';
import { checkChoice, checkOptions } from '../errors/checks.js';
import { arpitCnn } from '../models/arpit-cnn.js';
import { mlp } from '../models/mlp.js';
import type { Model } from '../models/model.js';
import { smallAlexNet } from '../models/small-alexnet.js';
import { smallInception } from '../models/small-inception.js';

/** A network as JSON: `kind` is the name of a function of `rethink-gen/train`, the other fields are its options. */
export type ModelJson =
  | {
      readonly kind: 'mlp';
      /** Units of each hidden layer. */
      readonly hidden: readonly number[];
    }
  | {
      readonly kind: 'smallAlexNet' | 'arpitCnn';
      /** What the number of filters and hidden units is multiplied with. Default 1. */
      readonly width?: number;
    }
  | {
      readonly kind: 'smallInception';
      /** What the number of filters is multiplied with. Default 1. */
      readonly width?: number;
      /** Default `'batch'`. */
      readonly normalization?: 'none';
    };

const KINDS = ['mlp', 'smallAlexNet', 'smallInception', 'arpitCnn'] as const;

/**
 * The network that JSON stands for.
 *
 * @param dropout rate of dropout in its hidden dense layers
 * @throws TypeError or RangeError where there is none, or none with dropout
 */
export function openModel(model: ModelJson, dropout?: number): Model {
  checkOptions(model, ['kind', 'hidden', 'width', 'normalization']);
  checkChoice('model.kind', model.kind, KINDS);
  const rate = dropout === undefined ? {} : { dropout };
  switch (model.kind) {
    case 'mlp': {
      const { kind: _, hidden, ...options } = model;
      return mlp(hidden, { ...options, ...rate });
    }
    case 'smallAlexNet': {
      const { kind: _, ...options } = model;
      return smallAlexNet({ ...options, ...rate });
    }
    case 'arpitCnn': {
      const { kind: _, ...options } = model;
      return arpitCnn({ ...options, ...rate });
    }
    case 'smallInception': {
      const { kind: _, ...options } = model;
      if (dropout === undefined) return smallInception(options);
      const rule = 'left out for smallInception, which has no hidden dense layer';
      throw outOfRange('regularisers.dropout', rule, dropout);
    }
  }
}
