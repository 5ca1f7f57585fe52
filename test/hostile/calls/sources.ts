import type { CorruptOptions, LabelPart } from '../../../src/index.js';
import * as index from '../../../src/index.js';
import { type Call, call } from '../call.js';
import * as is from '../kinds.js';
import { ADDRESS, classes, count, noise } from './address.js';

const columns = () => ({ xs: Float32Array.of(0, 1, 2), ys: [0, 1, 2] });

const imagesPart = () => ({ operation: index.shufflePixels, imageShape: [1] });

/** Functions that take data sets of somebody else. */
export const SOURCES = {
  corrupt: call(
    async (source: object, options: CorruptOptions) => {
      const corrupted = await index.corrupt(source, options);
      if (!(Symbol.asyncIterator in Object(corrupted) || Symbol.iterator in Object(corrupted)))
        return corrupted;
      const elements: unknown[] = [];
      for await (const element of corrupted as Iterable<unknown>) elements.push(element);
      return elements;
    },
    () => [columns(), { seed: 1, labels: { noise: index.symmetric(0.5), classes: 3 }, images: imagesPart() }],
    {
      source: is.rule(
        'no examples, of which none come out',
        (value) => Array.isArray(value) && value.length === 0,
      ),
      options: is.options<CorruptOptions>({
        ...ADDRESS,
        ids: is.either(
          ADDRESS.ids,
          is.named({ 'a boxed string': { reason: 'anything like an array holds ids' } }),
        ),
        labels: is.options<LabelPart>(
          {
            noise,
            classes,
            count,
            encoding: is.optional(is.never),
            field: is.optional(is.never),
          },
          is.optional(is.never),
        ),
        images: is.options<index.ImagePart>(
          {
            operation: is.never,
            imageShape: is.never,
            field: is.optional(is.never),
            rate: is.optional(is.rate),
            count,
            channels: is.optional(is.never),
            block: is.optional(is.rule('a block of one pixel', (value) => value === 1)),
            clip: is.optional(is.never),
            round: is.optional(is.never),
            statistics: is.optional(is.never),
          },
          is.optional(is.never),
        ),
        elements: is.optional(is.never),
        onPlan: is.optional(is.anyFunction),
        onRecord: is.optional(is.anyFunction),
      }),
    },
    {
      split: ['seed'],
      source: ['element', 'field'],
      block: ['block height'],
      imageShape: ['images', 'block'],
    },
  ),
  streamedPixelStatistics: call(
    (batches: () => index.ImageBatches, options: index.PixelStatisticsOptions) =>
      index.streamedPixelStatistics(batches, options),
    () => [() => [Float32Array.of(0, 1), Float32Array.of(2)], { imageShape: [1] }],
    {
      batches: is.never,
      options: is.options<index.PixelStatisticsOptions>({
        scope: is.optional(is.rule('a scope', (value) => value === 'set')),
        imageShape: is.never,
      }),
    },
    { imageShape: ['batches', 'images'] },
  ),
} satisfies Partial<Record<keyof typeof index, Call>>;
