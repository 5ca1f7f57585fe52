import { digestValues } from '../digests/digest.js';
import { outOfRange } from '../errors/argument-error.js';
import type { ImagePlan, PixelArray } from '../plans/images/image-plan.js';
import { type IdsJson, idsToJson } from './ids-json.js';
import { type PackedIntegers, packIntegers } from './packed-integers.js';
import { type Specification, specificationOf } from './specification.js';

/** The format of an image record. */
export const IMAGE_RECORD = 'rethink-gen/image-record/1';

/**
 * What was done to images: enough to do it again and to prove it. Plain JSON: `JSON.stringify(record)` is the format, and
 * `record.schema.json` of the package its JSON Schema.
 */
export interface ImageRecord {
  /** The format and its version. */
  readonly format: typeof IMAGE_RECORD;
  readonly specification: Specification;
  /** The ids of the images, if they are not the positions 0, 1, 2, ... */
  readonly ids?: IdsJson;
  /** How many images there are. */
  readonly examples: number;
  /** How many images were picked. */
  readonly picked: number;
  /** How many images the specification picks on average. */
  readonly expected: { readonly picked: number };
  /** How many images changed: one of a single colour, say, is permuted and stays what it was. */
  readonly changed: number;
  /** 1 for every image that changed; `unpackIntegers` gives the values. */
  readonly mask: PackedIntegers;
  /** SHA-256 of the bytes before and after. */
  readonly digests: { readonly input: string; readonly output: string };
  /** What is worth knowing: that a corruption was asked for and changed nothing, say. */
  readonly notes: readonly string[];
}

/**
 * The record of a plan about images, from the values before and after.
 *
 * @param plan as `shufflePixels`, `randomizePixels` and `replaceWithGaussian` return it
 * @param input the values of the images before
 * @param output the values of the images after
 * @throws RangeError where these are not the values of the plan's images
 */
export function recordImages(plan: ImagePlan, input: PixelArray, output: PixelArray): ImageRecord {
  const { operation, options, layout } = plan;
  const { count: examples, height, width, channels, size } = layout;
  for (const [name, values] of Object.entries({ input, output })) {
    if (values.length !== examples * size) {
      throw outOfRange(name, `the ${examples * size} values of ${examples} images`, values.length);
    }
  }
  const mask = Uint8Array.from(plan.mask, (_, i) => Number(differs(input, output, i * size, (i + 1) * size)));
  const [picked, changed] = [plan.mask, mask].map((bits) => bits.reduce((sum, bit) => sum + bit, 0));
  const { rate = 1, count } = options;
  const expected = count ? (examples * count.picked) / count.of : examples * rate;
  const ids = idsToJson(options.ids);
  const notes: string[] = [];
  if (changed === 0 && expected > 0) {
    notes.push(`no image changed: ${picked} of ${examples} images were picked, ${expected} on average`);
  }
  return {
    format: IMAGE_RECORD,
    specification: specificationOf(operation, { imageShape: [height, width, channels], ...options }),
    ...(ids && { ids }),
    examples,
    picked,
    expected: { picked: expected },
    changed,
    mask: packIntegers(mask, 1),
    digests: { input: digestValues(input), output: digestValues(output) },
    notes,
  };
}

/** Whether a value differs; NaN is NaN. */
function differs(a: PixelArray, b: PixelArray, from: number, to: number): boolean {
  for (let k = from; k < to; k++)
    if (a[k] !== b[k] && !(Number.isNaN(a[k]) && Number.isNaN(b[k]))) return true;
  return false;
}
