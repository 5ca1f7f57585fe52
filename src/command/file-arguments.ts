import { parseArgs } from 'node:util';
import { type FileFormat, FORMAT_NAMES } from '../files/formats.js';
import type { LabelSelection } from '../files/label-file.js';
import { NOISE_USAGE } from '../files/noise-text.js';

/** The text of `--help` of the subcommands for files. */
export const FILE_USAGE = `rethink-gen: files in, files out

usage: rethink-gen corrupt FILE --noise N --classes K --seed S --out FILE [--record FILE] [options]
       rethink-gen verify RECORD FILE [--original FILE]   whether a file is what its record says
       rethink-gen audit CLEAN NOISY --classes K [--record FILE]
                                                          how the labels of two files differ; a record of NOISY

FILE is ${FORMAT_NAMES.join(', ')}, told by its name; .gz at the end of a name is compressed (not CIFAR).

  --noise N         ${NOISE_USAGE};
                    the JSON of a noise, or @FILE with such JSON
  --seed S          a whole number, or a text (text:42 is a text too)
  --split NAME      each split has noise of its own; default train
  --exact           exactly round(P n) labels, not that many on average
  --classes K       the number of classes, or their names in order: cat,dog,bird; the default of a column is its
                    values in ascending order
  --labels NAME     the column of the labels; default label, or the only one; of CIFAR-100 fine (default) or coarse
  --noisy NAME      audit: the column of the noisy labels, if it has another name
  --ids NAME        the column of the ids; default the positions 0, 1, 2, ...
  --first-id N      the id of the first example of a shard
  --keep-missing    examples without a label stay as they are; else they are an error
  --no-header       the first line of CSV or TSV is data; the columns are called 1, 2, 3, ...
  --format F        ${FORMAT_NAMES.join(', ')}
  --out FILE        written beside its name, which it gets when it is whole
  --record FILE     what was done, as JSON
  --original FILE   verify: the file as it was before
  --force           replace existing files
  --help

Exit codes: 0 done (verify: the file is what its record says), 1 not, 130 interrupted.
`;

const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;

/** Reads the command line behind a subcommand for files. */
export function readFileArguments(argv: readonly string[]) {
  return parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      help: { ...flag, short: 'h' },
      noise: text,
      seed: text,
      split: text,
      exact: flag,
      classes: text,
      labels: text,
      noisy: text,
      ids: text,
      'first-id': text,
      'keep-missing': flag,
      'no-header': flag,
      format: text,
      out: text,
      record: text,
      original: text,
      force: flag,
    },
  });
}

/** What the command line says. */
export type FileArguments = ReturnType<typeof readFileArguments>['values'];

/** The options that say which labels of a file are meant. */
export function selectionOf(values: FileArguments): LabelSelection & { readonly format?: FileFormat } {
  const { labels, ids, classes, format } = values;
  return {
    ...(labels !== undefined && { labels }),
    ...(ids !== undefined && { ids }),
    ...(classes !== undefined && { classes: classesOf(classes) }),
    ...(values['keep-missing'] && { keepMissing: true }),
    ...(values['no-header'] && { header: false }),
    ...(format !== undefined && { format: format as FileFormat }),
  };
}

function classesOf(given: string): number | string[] {
  return /^\d+$/.test(given) ? Number(given) : given.split(',');
}
