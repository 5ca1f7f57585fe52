import { canonicalJson } from '../digests/canonical-json.js';
import { bytesOf, type startSha256 } from '../digests/sha256.js';
import { wrongKind } from '../errors/argument-error.js';
import type { ImagePlan, PixelArray } from '../plans/images/image-plan.js';
import { growingArray } from './growing-array.js';
import { type IdsJson, idsToJson } from './ids-json.js';
import { joinIds } from './joined-ids.js';
import { type PackedIntegers, packIntegers } from './packed-integers.js';
import { type Specification, specificationOf } from './specification.js';

const IMAGE_RECORD = 'rethink-gen/image-record/1';

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
  /** Warnings, such as that a corruption at a rate above 0 changed nothing. */
  readonly notes: readonly string[];
}

/** Makes one record of images that were corrupted batch by batch. */
export interface ImageRecorder {
  /**
   * Takes the next batch: its plan, and the values before and after. They are read at once, and not kept.
   *
   * @throws TypeError if it is about another operation, seed or split than the first one
   * @throws RangeError if these are not the values of the plan's images
   */
  readonly add: (plan: ImagePlan, input: PixelArray, output: PixelArray) => void;
  /**
   * The record of all batches so far: that of one call on all of their images.
   *
   * @throws TypeError if none was added
   */
  readonly record: () => ImageRecord;
}

/** Begins a record of plans that are known to be right, with any code for SHA-256. */
export function startImageRecorder(startHash: typeof startSha256): ImageRecorder {
  const ids = joinIds();
  const [before, after] = [startHash(), startHash()];
  const mask = growingArray(new Uint8Array(0));
  let first: ImagePlan | undefined;
  let picked = 0;
  return {
    add: (plan, input, output) => {
      const { count, size } = plan.layout;
      checkSameImages(first ?? plan, plan);
      first ??= plan;
      ids.append(plan.options.ids ?? { first: 0 }, count);
      before.update(bytesOf(input));
      after.update(bytesOf(output));
      mask.append(plan.mask.map((_, i) => Number(differs(input, output, i * size, (i + 1) * size))));
      picked += sum(plan.mask);
    },
    record: () => {
      if (!first) throw new TypeError('there is nothing to record; add a batch first');
      const changed = mask.values();
      const digests = { input: before.digest(), output: after.digest() };
      return imageRecord(first, idsToJson(ids.all()), picked, changed, digests);
    },
  };
}

function imageRecord(
  { operation, options, layout: { height, width, channels } }: ImagePlan,
  ids: IdsJson | undefined,
  picked: number,
  mask: Uint8Array,
  digests: ImageRecord['digests'],
): ImageRecord {
  const examples = mask.length;
  const changed = sum(mask);
  const { rate = 1, count } = options;
  const expected = count ? (examples * count.picked) / count.of : examples * rate;
  const none = `no image changed: ${picked} of ${examples} images were picked, ${expected} on average`;
  return {
    format: IMAGE_RECORD,
    specification: specificationOf(operation, { imageShape: [height, width, channels], ...options }),
    ...(ids && { ids }),
    examples,
    picked,
    expected: { picked: expected },
    changed,
    mask: packIntegers(mask, 1),
    digests,
    notes: changed === 0 && expected > 0 ? [none] : [],
  };
}

function checkSameImages(first: ImagePlan, plan: ImagePlan): void {
  const of = ({ operation, options }: ImagePlan) => canonicalJson(specificationOf(operation, options));
  if (plan !== first && of(plan) !== of(first))
    throw wrongKind('plan', 'of the operation and options of the first batch', plan.operation);
}

function sum(bits: Uint8Array): number {
  return bits.reduce((total, bit) => total + bit, 0);
}

/** Whether a value differs; NaN is NaN. */
function differs(a: PixelArray, b: PixelArray, from: number, to: number): boolean {
  for (let k = from; k < to; k++)
    if (a[k] !== b[k] && !(Number.isNaN(a[k]) && Number.isNaN(b[k]))) return true;
  return false;
}
