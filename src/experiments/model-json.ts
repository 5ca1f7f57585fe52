import { copyOf } from '../datasets/check-examples.js';
import { outOfRange } from '../errors/argument-error.js';
import { checkChoice, checkOptions, type OptionNames } from '../errors/checks.js';
import { arpitCnn } from '../models/arpit-cnn.js';
import { cnn } from '../models/cnn.js';
import { mlp } from '../models/mlp.js';
import type { Model } from '../models/model.js';
import { smallAlexNet } from '../models/small-alexnet.js';
import { smallInception } from '../models/small-inception.js';

/** What the number of filters and hidden units is multiplied by. Default 1. */
type Width = { readonly width?: number };

/** Whether batches are normalised. Default `'batch'`. */
type Unnormalized = { readonly normalization?: 'none' };

/** The options of each kind of network, as JSON. */
type ModelOptions = {
  /** Units of each hidden layer. */
  readonly mlp: { readonly hidden: readonly number[] };
  /** Filters of each convolution. */
  readonly cnn: { readonly filters: readonly number[] } & Unnormalized;
  readonly smallAlexNet: Width;
  readonly arpitCnn: Width;
  readonly smallInception: Width & Unnormalized;
};

/** A network as JSON: `kind` is the name of a function of `rethink-gen/train`, the other fields are its options. */
export type ModelJson = {
  [Kind in keyof ModelOptions]: { readonly kind: Kind } & ModelOptions[Kind];
}[keyof ModelOptions];

interface ModelKind<Json> {
  readonly fields: OptionNames<Json>;
  readonly open: (json: Json, dropout: { readonly dropout?: number }) => Model;
  /** The name in legends: the paper's, if it is a model of the paper. */
  readonly legend: (json: Json) => string;
}

export const MODELS: {
  readonly [Kind in ModelJson['kind']]: ModelKind<Extract<ModelJson, { readonly kind: Kind }>>;
} = {
  mlp: {
    fields: { kind: true, hidden: true },
    open: ({ hidden }, dropout) => mlp(hidden, dropout),
    legend: ({ hidden }) => {
      const alike = hidden.every((units) => units === hidden[0]);
      return alike ? `MLP ${hidden.length}x${hidden[0]}` : `MLP ${hidden.join('-')}`;
    },
  },
  cnn: {
    fields: { kind: true, filters: true, normalization: true },
    open: ({ kind: _, filters, ...options }, dropout) => cnn(filters, { ...options, ...dropout }),
    legend: ({ filters, normalization }) => `CNN ${filters.join('-')}${normalizationText(normalization)}`,
  },
  smallAlexNet: {
    fields: { kind: true, width: true },
    open: ({ kind: _, ...options }, dropout) => smallAlexNet({ ...options, ...dropout }),
    legend: ({ width }) => `AlexNet${widthText(width)}`,
  },
  arpitCnn: {
    fields: { kind: true, width: true },
    open: ({ kind: _, ...options }, dropout) => arpitCnn({ ...options, ...dropout }),
    legend: ({ width }) => `CNN of Arpit et al.${widthText(width)}`,
  },
  smallInception: {
    fields: { kind: true, width: true, normalization: true },
    open: ({ kind: _, ...options }, { dropout }) => {
      if (dropout === undefined) return smallInception(options);
      const rule = 'left out for smallInception, which has no hidden dense layer';
      throw outOfRange('regularisers.dropout', rule, dropout);
    },
    legend: ({ width, normalization }) => `Inception${normalizationText(normalization)}${widthText(width)}`,
  },
};

/**
 * The network that JSON stands for. A model has functions, which cross no `postMessage`; its JSON does.
 *
 * ```ts
 * const model = openModel({ kind: 'mlp', hidden: [512] });
 * ```
 *
 * @param dropout rate of dropout in its hidden dense layers
 */
export function openModel(json: ModelJson, dropout?: number): Model {
  const model = copyOf(json);
  checkChoice('model.kind', Object(model).kind, MODELS);
  const { fields, open } = kindOf(model);
  checkOptions(model, fields);
  return open(model, dropout === undefined ? {} : { dropout });
}

/** A network's name in legends; a width other than the paper's comes last. */
export function legendOf(model: ModelJson): string {
  return kindOf(model).legend(model);
}

/** The row of the model's own kind, which takes this model. */
function kindOf({ kind }: ModelJson): ModelKind<ModelJson> {
  return MODELS[kind] as ModelKind<ModelJson>;
}

function widthText(width: number | undefined): string {
  return width === undefined || width === 1 ? '' : `, width ${width}`;
}

function normalizationText(normalization: 'none' | undefined): string {
  return normalization === 'none' ? ' without BN' : '';
}
