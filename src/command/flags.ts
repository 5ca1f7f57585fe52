import type { ImageFileOptions } from '../files/corrupt-image-file.js';
import type { LabelFileOptions } from '../files/corrupt-label-file.js';
import type { ReportOptions } from '../reports/report.js';
import type { WorkOptions } from '../sweeps/queue/work.js';
import type { SweepOptions } from '../sweeps/sweep.js';

/** How the command line writes the options of the functions that it calls. */
const FLAGS = {
  store: '--store',
  queue: '--queue',
  lostAfter: '--lost-after',
  scale: '--scale',
  backend: '--backend',
  data: '--data',
  shard: '--shard',
  where: '--where',
  seeds: '--seeds',
  jobs: '--jobs',
  retries: '--retries',
  timeLimit: '--time-limit',
  checkpointEvery: '--checkpoint-every',
  out: '--out',
  png: '--no-png',
  experiment: '--experiment',
  noise: '--noise',
  classes: '--classes',
  labels: '--labels',
  ids: '--ids',
  firstId: '--first-id',
  exact: '--exact',
  keepMissing: '--keep-missing',
  format: '--format',
  force: '--force',
  operation: '--pixels',
  images: '--images',
  imageShape: '--image-shape',
  channels: '--channels',
  block: '--block',
  statistics: '--statistics',
  clip: '--clip',
  round: '--round',
} satisfies Partial<
  Record<keyof (SweepOptions & WorkOptions & ReportOptions & LabelFileOptions & ImageFileOptions), string>
>;

/** What the library says, in the words of the command line: `` `data` `` is `--data`, `` `sweep` `` is a subcommand. */
export function inFlags(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  return new Error(flagText(error.message), { cause: error });
}

export function flagText(text: string): string {
  return text.replaceAll(/`(\w+)(?:\.([^`]+))?`/g, (quoted, name: string, path?: string) => {
    if (path !== undefined) return name === 'where' ? `${FLAGS.where} ${path}` : quoted;
    if (name === 'sweep' || name === 'work') return `rethink-gen ${name}`;
    return Object.hasOwn(FLAGS, name) ? FLAGS[name as keyof typeof FLAGS] : quoted;
  });
}
