import { readFileSync, writeFileSync } from 'node:fs';
import * as tf from '@tensorflow/tfjs-core';
import { symmetric } from '../../../src/index.js';
import * as node from '../../../src/node.js';
import { call, type Entry } from '../call.js';
import { inFolder, leftFiles, pathFrom, pathTo, written } from '../folder.js';
import * as is from '../kinds.js';
import type { OPEN } from '../open.js';

/** A file of NumPy with three labels, or three images of one row. */
function npy(type: string, shape: string, values: Uint8Array): Uint8Array {
  const header = `{'descr': '${type}', 'fortran_order': False, 'shape': ${shape}, }`.padEnd(117);
  return Buffer.concat([
    Buffer.from('\x93NUMPY\x01\x00\x76\x00', 'latin1'),
    Buffer.from(`${header}\n`),
    values,
  ]);
}

function idx(shape: readonly number[], values: Uint8Array): Uint8Array {
  const sides = Buffer.alloc(4 * shape.length);
  shape.forEach((side, k) => sides.writeUInt32BE(side, 4 * k));
  return Buffer.concat([Buffer.of(0, 0, 8, shape.length), sides, values]);
}

const LABELS = npy('|u1', '(3,)', Uint8Array.of(0, 1, 2));
const DIGITS = idx([3, 1, 2], Uint8Array.of(0, 1, 2, 3, 4, 5));
const CLASSES = idx([3], Uint8Array.of(0, 1, 2));

const FILES = {
  'labels.npy': LABELS,
  'noisy.npy': LABELS,
  'labels.csv': 'id,label,noisy\n7,a,b\n8,b,b\n9,c,c\n',
  'images.npy': npy('|u1', '(3, 1, 2)', Uint8Array.of(0, 1, 2, 3, 4, 5)),
  'record.json': '',
  'mnist/train-images-idx3-ubyte': DIGITS,
  'mnist/train-labels-idx1-ubyte': CLASSES,
  'mnist/t10k-images-idx3-ubyte': DIGITS,
  'mnist/t10k-labels-idx1-ubyte': CLASSES,
};

let made: (readonly [name: string, content: Uint8Array])[] = [];

/** Writes noisy labels and their record, which are made once. */
async function makeRecord(): Promise<void> {
  if (made.length === 0) {
    const files = { out: 'out.npy', record: 'made.json' };
    await node.corruptLabelFile('labels.npy', { noise: symmetric(0.5), classes: 3, seed: 1, ...files });
    made = Object.values(files).map((name) => [name, readFileSync(name)]);
  }
  for (const [name, content] of made) writeFileSync(name, content);
}

const flag = is.optional(is.rule('true or false', (value) => typeof value === 'boolean'));
const column = is.optional(is.never);
const classes = is.optional(is.integer(3, 65_536));

const CHANGE = {
  out: pathTo,
  record: is.optional(pathTo),
  force: flag,
  format: is.optional(is.never),
  signal: is.optional(is.never),
  onProgress: is.optional(is.anyFunction),
} satisfies Record<keyof node.FileChangeOptions, is.Slot>;

const CHANCE = {
  seed: is.seed,
  split: is.optional(is.text),
  firstId: is.optional(is.integer(0, Number.MAX_SAFE_INTEGER - 3)),
  exact: flag,
};

const ALIAS = {
  split: ['seed'],
  firstId: ['ids'],
  classes: ['labels'],
  header: ['labels'],
  path: ['format'],
};

/** The functions of `rethink-gen/node`. */
export const NODE: Entry<typeof node, (typeof OPEN.node)[number]> = {
  corruptLabelFile: call(
    async (path: string, options: node.LabelFileOptions) => [
      await node.corruptLabelFile(path, options),
      written(),
    ],
    () => {
      inFolder(FILES);
      return ['labels.csv', { noise: symmetric(0.5), seed: 1, labels: 'label', out: 'out.csv' }];
    },
    {
      path: pathFrom,
      options: is.options<node.LabelFileOptions>({
        noise: is.never,
        labels: column,
        ids: column,
        classes,
        keepMissing: flag,
        header: flag,
        ...CHANCE,
        ...CHANGE,
      }),
    },
    ALIAS,
    leftFiles,
  ),
  corruptImageFile: call(
    async (path: string, options: node.ImageFileOptions) => [
      await node.corruptImageFile(path, options),
      written(),
    ],
    () => {
      inFolder(FILES);
      return ['images.npy', { operation: 'random-pixels' as const, seed: 1, rate: 0.5, out: 'out.npy' }];
    },
    {
      path: pathFrom,
      options: is.options<node.ImageFileOptions>({
        operation: is.never,
        rate: is.optional(is.rate),
        channels: is.optional(is.never),
        block: is.optional(is.rule('a block of one pixel', (value) => value === 1)),
        statistics: is.optional(is.never),
        clip: is.optional(is.never),
        round: is.optional(is.never),
        images: is.optional(is.never),
        imageShape: is.optional(is.never),
        ...CHANCE,
        ...CHANGE,
      }),
    },
    { ...ALIAS, block: ['block height'], imageShape: ['block'] },
    leftFiles,
  ),
  auditFiles: call(
    async (clean: string, noisy: string, options: node.AuditFilesOptions) => [
      await node.auditFiles(clean, noisy, options),
      written(),
    ],
    () => {
      inFolder(FILES);
      return ['labels.csv', 'labels.csv', { labels: 'label', noisyLabels: 'noisy' }];
    },
    {
      clean: pathFrom,
      noisy: pathFrom,
      options: is.optionalOptions<node.AuditFilesOptions>({
        labels: column,
        noisyLabels: column,
        ids: column,
        classes,
        keepMissing: flag,
        header: flag,
        format: is.optional(is.never),
        record: is.optional(pathTo),
        force: flag,
      }),
    },
    { ...ALIAS, clean: ['format'], noisy: ['format'], noisyLabels: ['labels'] },
    leftFiles,
  ),
  verifyFile: call(
    async (recordPath: string, path: string, options: node.VerifyFileOptions) => {
      await makeRecord();
      return node.verifyFile(recordPath, path, options);
    },
    () => {
      inFolder(FILES);
      return ['made.json', 'out.npy', { original: 'labels.npy' }];
    },
    {
      recordPath: pathFrom,
      path: pathFrom,
      options: is.optionalOptions<node.VerifyFileOptions>({
        original: is.optional(pathFrom),
        noise: is.optional(is.never),
        format: is.optional(is.never),
      }),
    },
    { ...ALIAS, original: ['format'] },
  ),
  fileStore: call(
    async (path: string) => {
      const store = node.fileStore(path);
      await store.write(Uint8Array.of(1, 2, 3));
      return [await store.read(), written()];
    },
    () => {
      inFolder(FILES);
      return ['checkpoint'];
    },
    { path: pathTo },
    {},
    leftFiles,
  ),
  readDataFolder: call(
    (folder: string) => node.readDataFolder(folder),
    () => {
      inFolder(FILES);
      return ['mnist'];
    },
    { folder: pathFrom },
  ),
  startBackend: call(
    async (name: node.BackendName) => {
      try {
        return await node.startBackend(name);
      } finally {
        await tf.setBackend('cpu');
      }
    },
    () => ['cpu' as const],
    { backend: is.optional(is.never) },
  ),
};
