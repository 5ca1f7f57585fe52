import { wrongKind } from '../errors/argument-error.js';
import { checkInteger } from '../errors/checks.js';
import { MOST_CLASSES } from '../plans/labels/class-names.js';
import { byteChunks } from './binary-chunks.js';
import type { ByteSource } from './byte-source.js';
import type { Chunk } from './chunks.js';
import { readClassNumbers, writeClassNumbers } from './class-numbers.js';
import type { LabelFile, LabelSelection } from './label-file.js';
import { checkSize, type Layout, type Place } from './layout.js';
import { swapBytes, widthOf } from './number-types.js';

export function binaryLabels(
  source: ByteSource,
  layout: Layout,
  { classes: given, ids, keepMissing }: LabelSelection,
  name: string,
): LabelFile {
  const { label, count } = layout;
  if (!label)
    throw new RangeError(`${name} holds images or a table, not labels: one whole number an example`);
  if (given === undefined) throw wrongKind('classes', 'the number of classes', given);
  if (ids !== undefined) throw wrongKind('ids', 'left out, since this format has no columns', ids);
  if (keepMissing) throw wrongKind('keepMissing', 'left out, since this format has no missing labels', true);
  const classes = typeof given === 'object' ? given.length : given;
  checkInteger('classes', classes, 1, MOST_CLASSES);
  if (label.type.endsWith('1') && classes - 1 > (label.type === 'u1' ? 255 : 127))
    throw wrongKind('classes', `few enough for ${label.type}`, classes, 'save the labels as int32');
  if (count === 0) throw new RangeError(`${name} holds no labels`);
  checkSize(source, layout, name);
  return {
    count,
    classes,
    chunks: (labels) => chunksOf(source, layout, label, classes, labels, name),
    close: source.close,
  };
}

async function* chunksOf(
  source: ByteSource,
  layout: Layout,
  label: Place,
  classes: number,
  most: number,
  name: string,
): AsyncGenerator<Chunk<Int32Array>> {
  const { stride } = layout;
  const room = new Int32Array(Math.min(most, layout.count));
  for await (const { bytes, first, count, before } of byteChunks(source, layout, most, name)) {
    const own = gather(bytes, stride, label);
    swapBytes(own, label);
    const values = room.subarray(0, count);
    readClassNumbers(own, label.type, classes, first, values);
    yield {
      values,
      rewritten: (noisy) => {
        writeClassNumbers(own, label.type, noisy);
        swapBytes(own, label);
        if (own !== bytes) scatter(own, bytes, stride, label);
        return [...before, bytes];
      },
    };
  }
}

/** The numbers of the labels, one behind the other. */
function gather(bytes: Uint8Array, stride: number, { type, offset }: Place) {
  const width = widthOf(type);
  if (width === stride) return bytes;
  const own = new Uint8Array((bytes.length / stride) * width);
  for (let i = 0; i < own.length; i++) own[i] = bytes[Math.floor(i / width) * stride + offset + (i % width)];
  return own;
}

function scatter(own: Uint8Array, bytes: Uint8Array, stride: number, { type, offset }: Place): void {
  const width = widthOf(type);
  for (let i = 0; i < own.length; i++) bytes[Math.floor(i / width) * stride + offset + (i % width)] = own[i];
}
