import type { Tensor2D } from '@tensorflow/tfjs-core';
import { outOfRange, wrongKind } from '../errors/argument-error.js';
import { checkMembers } from '../errors/check-members.js';
import { checkChoice } from '../errors/checks.js';
import type { Model } from '../models/model.js';
import { isTensor } from '../transforms/tensors.js';

export function checkModel(model: Model): void {
  checkMembers('model', model, 'a model, such as mlp([512])', {
    name: 'string',
    options: 'plain object or nothing',
    init: 'method',
    ownership: 'anything',
    apply: 'method',
  });
  if (model.ownership !== undefined) checkChoice('model.ownership', model.ownership, ['borrowed']);
}

/** Logits as they come from a model, or a throw unless they are a row for each of `n` images. */
export function checkLogits(logits: unknown, n: number, classes?: number): Tensor2D {
  const rule = `a function that returns a tensor of logits, [${n}, ${classes ?? 'classes'}]`;
  if (!isTensor(logits)) throw wrongKind('model.apply', rule, logits);
  const [rows, columns] = logits.shape;
  if (logits.shape.length !== 2 || rows !== n || (classes !== undefined && columns !== classes))
    throw outOfRange('model.apply', rule, logits.shape);
  return logits as unknown as Tensor2D;
}
