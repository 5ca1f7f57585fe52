import * as index from '../../../src/index.js';
import { type Call, call } from '../call.js';
import * as is from '../kinds.js';
import { ADDRESS, classes, classNames, count, noise } from './address.js';

const labels = () => [0, 1, 2];
const images = () => Float32Array.of(0, 1, 2);
const noisy = () => index.corruptLabels(labels(), { noise: index.symmetric(0.5), classes: 3, seed: 1 });
const shuffled = () => index.shufflePixels(images(), { imageShape: [1], seed: 1, rate: 0.5 });

/** A plan in braces, so that each of its fields can be another value. */
const labelPlan = (): index.LabelPlan => {
  const { operation, options, originalLabels, labels, picked } = noisy().plan;
  return { operation, options, originalLabels, labels, picked };
};

const labelRecord = () => index.recordLabels(noisy().plan);

const int32 = is.rule(
  'three labels in an Int32Array',
  (value) => value instanceof Int32Array && is.labels(value, '') !== undefined,
);

const LABEL_PLAN = is.fields({
  operation: is.never,
  options: is.fields({
    noise,
    classes,
    classNames,
    count,
    ...ADDRESS,
  }),
  originalLabels: int32,
  labels: int32,
  picked: is.integer(0, 3),
});

const IMAGE_PLAN = is.fields({
  operation: is.never,
  options: is.fields({
    rate: is.optional(is.rate),
    count,
    channels: is.optional(is.never),
    block: is.optional(is.rule('a block of one pixel', (value) => value === 1)),
    ...ADDRESS,
  }),
  layout: is.fields({
    count: is.integer(3, 3),
    height: is.integer(1, 1),
    width: is.integer(1, 1),
    channels: is.integer(1, 1),
    size: is.integer(1, 1),
  }),
  mask: is.rule(
    'three marks',
    (value) => value instanceof Uint8Array && value.length === 3 && value.every((mark) => mark < 2),
  ),
  write: is.anyFunction,
});

const PLAN_ALIAS = {
  split: ['seed', 'mask'],
  classes: ['plan.originalLabels'],
  classNames: ['classes'],
  count: ['input'],
  size: ['input'],
  layout: ['imageShape'],
  height: ['imageShape', 'input'],
  width: ['imageShape', 'input'],
  channels: ['imageShape', 'input'],
  ids: ['mask'],
  rate: ['mask'],
  seed: ['mask'],
};

/** Of a record of labels, what a noise is made of again. */
const SPECIFICATION = {
  operation: is.never,
  noise: is.options<{ kind: string; rate: number }>({ kind: is.never, rate: is.rate }),
  classes: is.integer(3, 65536),
  seed: is.seed,
  split: is.optional(is.text),
  streams: is.integer(1, 1),
};

const specification = is.options<index.Specification>(SPECIFICATION);

const READ_ALIAS = {
  record: ['specification'],
  specification: ['streams'],
  split: ['seed'],
  input: ['classes'],
  output: ['classes'],
  examples: ['input'],
  classes: ['input'],
};

/** What a verification says, as an error that names the fields that differ. */
const verified = (record: index.LabelRecord, data?: index.VerifiedData) => {
  const { ok, differences } = index.verify(record, data);
  if (!ok) throw new RangeError(`must be the same: ${differences.join()}`.slice(0, 499));
};

/** A row of a function that verifies a record, and throws what differs. */
export const verifying = (run: (record: index.LabelRecord, data?: index.VerifiedData) => void) =>
  call(
    run,
    () => [labelRecord(), { input: labels(), output: noisy().labels }],
    {
      record: is.fields({
        specification,
        ids: is.optional(is.never),
        format: is.never,
        examples: is.integer(3, 3),
        changed: is.integer(1, 1),
        rate: is.never,
        classes: is.never,
        matrix: is.never,
        picked: is.integer(1, 1),
        expected: is.never,
        mask: is.optional(is.never),
        originalLabels: is.optional(is.never),
        digests: is.never,
        notes: is.rule(
          'no notes, in an array of any kind',
          (value) => (value as [])?.length === 0 && typeof value === 'object',
        ),
      }),
      data: is.optionalOptions<index.VerifiedData>({
        input: is.optional(is.labels),
        output: is.optional(is.labels),
        noise: is.optional(is.never),
      }),
    },
    {
      ...READ_ALIAS,
      // What follows from it differs.
      seed: ['derived again'],
      split: ['derived again', 'seed'],
      ids: ['derived again'],
      rate: ['derived again'],
    },
  );

/** Functions that write records and read them. */
export const RECORDS = {
  recordLabels: call(index.recordLabels, () => [labelPlan()], { plan: LABEL_PLAN }, PLAN_ALIAS),
  labelRecorder: call(
    (plan: index.LabelPlan) => {
      const recorder = index.labelRecorder();
      recorder.add(plan);
      return recorder.record();
    },
    () => [labelPlan()],
    { plan: LABEL_PLAN },
    PLAN_ALIAS,
  ),
  recordImages: call(
    index.recordImages,
    () => [{ ...shuffled().plan }, images(), shuffled().images],
    { plan: IMAGE_PLAN, input: is.pixels, output: is.pixels },
    PLAN_ALIAS,
  ),
  imageRecorder: call(
    (plan: index.ImagePlan, input: Float32Array, output: Float32Array) => {
      const recorder = index.imageRecorder();
      recorder.add(plan, input, output);
      return recorder.record();
    },
    () => [{ ...shuffled().plan }, images(), shuffled().images as Float32Array],
    { plan: IMAGE_PLAN, input: is.pixels, output: is.pixels },
    PLAN_ALIAS,
  ),
  unpackIntegers: call(
    index.unpackIntegers,
    () => [{ bits: 2, length: 3, base64: 'JA==' } as const, 'packed'],
    {
      packed: is.fields({
        bits: is.rule('a width', (value) => value === 1),
        length: is.integer(1, 4),
        base64: is.never,
      }),
      name: is.optional(is.anyText),
    },
    { packed: ['bits'], length: ['base64'] },
  ),
  replay: call(
    (record: index.RecordLike, input: number[], given?: index.LabelNoise) =>
      index.replay(record, input, given),
    () => [{ ...labelRecord(), ids: ['a', 'b', 'c'] }, labels(), undefined],
    {
      record: is.fields({ specification, ids: ADDRESS.ids }),
      input: is.labels,
      noise: is.optional(is.never),
    },
    READ_ALIAS,
  ),
  verify: verifying(verified),
} satisfies Partial<Record<keyof typeof index, Call>>;
