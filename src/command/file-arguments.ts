import { parseArgs } from 'node:util';
import { given } from '../digests/given.js';
import type { ImageFileOptions } from '../files/corrupt-image-file.js';
import { type FileFormat, FORMAT_NAMES } from '../files/formats.js';
import type { LabelSelection } from '../files/label-file.js';
import { NOISE_USAGE } from '../files/noise-text.js';
import { textOptions } from './argument-values.js';
import { FILE_OPTIONS_OF, type FileCommandName } from './file-options.js';

export const FILE_USAGE = `rethink-gen: files in, files out

usage: rethink-gen corrupt FILE --noise N --classes K --seed S --out FILE [--record FILE] [options]
       rethink-gen corrupt FILE --pixels P --seed S --out FILE [--record FILE] [options]
       rethink-gen verify RECORD FILE [--original FILE]   whether a file is what its record says
       rethink-gen audit CLEAN NOISY --classes K [--record FILE]
                                                          how the labels of two files differ; a record of NOISY

FILE is ${FORMAT_NAMES.join(', ')}, told by its name; .gz at the end of a name is
compressed (not CIFAR). Images are in NPY, NPZ, IDX and CIFAR.

  --noise N         ${NOISE_USAGE};
                    the JSON of a noise, or @FILE with such JSON, where "@FILE.npy" stands for numbers for each
                    example; verify needs it only for such noise
  --seed S          a whole number, or a text (text:42 is a text too)
  --split NAME      each split has noise of its own; default train
  --exact           exactly round(P n) labels, not that many on average
  --classes K       the number of classes, or their names in order: cat,dog,bird; the default of a column is its
                    values in ascending order
  --labels NAME     the column or the array (NPZ) of the labels; default label, or the only one; of CIFAR-100 fine
                    (default) or coarse
  --noisy NAME      audit: the column of the noisy labels, if it has another name
  --ids NAME        the column of the ids; default the positions 0, 1, 2, ...
  --first-id N      the id of the first example of a shard
  --keep-missing    examples without a label stay as they are; else they are an error
  --no-header       the first line of CSV or TSV is data; the columns are called 1, 2, 3, ...
  --pixels P        shuffled-pixels, random-pixels or gaussian; :P behind it is the share of the images
  --images NAME     the array of an NPZ file that holds the images
  --image-shape S   the shape of one image, such as 32,32,3, if the file holds rows of values
  --channels C      together (default) or independent
  --block N         side of the blocks that move whole, or HEIGHT,WIDTH
  --statistics T    of gaussian: set (default), channel, position, or JSON such as '{"mean":0.5,"std":0.2}'
  --clip A,B        of gaussian: least and greatest value; default for bytes 0,255
  --round half-up   of gaussian: to whole numbers; default for bytes
  --format F        ${FORMAT_NAMES.join(', ')}
  --out FILE        written beside its name, which it gets when it is whole
  --record FILE     what was done, as JSON
  --original FILE   verify: the file as it was before
  --force           replace existing files
  --help

Exit codes: 0 done (verify: the file is what its record says), 1 not, 130 interrupted.
`;

const flag = { type: 'boolean' } as const;

type FileOption = (typeof FILE_OPTIONS_OF)[FileCommandName][number];

export function readFileArguments(argv: readonly string[]) {
  return parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      ...textOptions<FileOption>(FILE_OPTIONS_OF),
      help: { ...flag, short: 'h' },
      exact: flag,
      'keep-missing': flag,
      'no-header': flag,
      force: flag,
    },
  });
}

export type FileArguments = ReturnType<typeof readFileArguments>['values'];

export function selectionOf(values: FileArguments): LabelSelection & { readonly format?: FileFormat } {
  const { labels, ids, classes, format } = values;
  return {
    ...given({ labels, ids, format: format as FileFormat | undefined, keepMissing: values['keep-missing'] }),
    ...(classes !== undefined && { classes: /^\d+$/.test(classes) ? Number(classes) : classes.split(',') }),
    ...(values['no-header'] && { header: false }),
  };
}

/** The options that say which images of a file are meant, and what becomes of them. */
export function imageSelectionOf(values: FileArguments): ImageChange {
  const { images, channels, block, statistics, clip, round } = values;
  const [, operation, rate] = /^([\w-]+)(?::(.*))?$/.exec(values.pixels ?? '') ?? [];
  const shape = values['image-shape'];
  return {
    operation: operation as ImageOperation,
    ...given({ images, channels: channels as 'together' | undefined, round: round as 'none' | undefined }),
    ...(rate !== undefined && { rate: numberOf(rate) }),
    ...(shape !== undefined && { imageShape: shape.split(',').map(numberOf) }),
    ...(block !== undefined && { block: blockOf(block) }),
    ...(statistics !== undefined && { statistics: statisticsOf(statistics) }),
    ...(clip !== undefined && { clip: clip.split(',').map(numberOf) as unknown as [number, number] }),
  };
}

/** What the flags of images say; the library checks it. */
type ImageChange = Omit<ImageFileOptions, 'seed' | 'out'>;
type ImageOperation = ImageFileOptions['operation'];

/** A number, or the text itself if it is not one: the library then names it. */
const numberOf = (text: string): number =>
  text.trim() === '' || Number.isNaN(Number(text)) ? (text as unknown as number) : Number(text);

function blockOf(text: string): number | [number, number] {
  const sides = text.split(',').map(numberOf);
  return sides.length === 1 ? sides[0] : (sides as [number, number]);
}

function statisticsOf(text: string): NonNullable<ImageFileOptions['statistics']> {
  if (!text.startsWith('{')) return text as 'set';
  try {
    return JSON.parse(text);
  } catch {
    throw new Error(`--statistics must be set, channel, position or JSON, got ${JSON.stringify(text)}`);
  }
}
