import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { PeerCore } from './blas-core.js';
import { BenchProcess } from './process.js';
import type { Row, Server } from './rows.js';

const PROGRAMS = [
  ...['library-server', 'workers-server', 'tfjs-server', 'training-server', 'theory-server'],
  'peak-program',
];
const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Programs of a checkout, built as a user's bundler would build them. */
async function buildPrograms(root: string, names: readonly string[], outdir: string): Promise<void> {
  await build({
    entryPoints: {
      ...Object.fromEntries(names.map((name) => [name, `${root}/test/bench/${name}.ts`])),
      'parallel-worker': `${root}/src/parallel/worker.ts`,
    },
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    outdir,
    outExtension: { '.js': '.mjs' },
    logLevel: 'error',
  });
}

/** What the servers are started with. */
interface Setting {
  readonly images: number;
  readonly labels: number;
  /** The folder of a checkout of another commit, for rows that compare with it. */
  readonly against: string | undefined;
  /** What the peers multiply by. */
  readonly cores: readonly PeerCore[];
}

/** Starts the programs that the rows need; undefined for those that cannot be started. */
export async function startServers(
  needed: readonly Row[],
  { images, labels, against, cores }: Setting,
): Promise<Map<Server, BenchProcess | undefined>> {
  await buildPrograms(here('../..'), PROGRAMS, here('../../.bench/build'));
  if (against)
    await buildPrograms(against, ['library-server', 'training-server'], here('../../.bench/other'));
  const sizes = [String(images), String(labels)];
  type Command = Parameters<typeof BenchProcess.start>;
  const node = (name: string, given: readonly string[], folder = 'build'): Command => [
    process.execPath,
    [here(`../../.bench/${folder}/${name}-server.mjs`), ...given],
  ];
  const python = (name: string, peer: string, given: readonly string[] = []): Command => [
    '/usr/bin/python3',
    [here(name), ...given],
    cores.find((core) => core.peer === peer)?.environment ?? {},
  ];
  const tenth = [images, labels].map((n) => String(Math.ceil(n / 10)));
  const commands: Record<Server, Command> = {
    library: node('library', sizes),
    'library, a tenth': node('library', tenth),
    'library, other commit': node('library', sizes, 'other'),
    workers: node('workers', sizes),
    cpu: node('tfjs', [...sizes, 'cpu']),
    wasm: node('tfjs', [...sizes, 'wasm']),
    python: python('peers.py', 'numpy', sizes),
    'training on cpu': node('training', ['cpu']),
    'training on wasm': node('training', ['wasm']),
    'training on wasm, other commit': node('training', ['wasm'], 'other'),
    'training in PyTorch': python('training_peer.py', 'torch'),
    theory: node('theory', []),
    SciPy: python('theory_peer.py', 'numpy'),
  };
  const names = new Set(needed.flatMap(({ contenders }) => contenders.map(({ server }) => server)));
  const started = new Map<Server, BenchProcess | undefined>();
  for (const name of names) {
    started.set(name, await BenchProcess.start(...commands[name]));
    if (!started.get(name))
      console.log(
        `skipped: ${name} cannot be started (Python needs python3-numpy, python3-torch, python3-scipy)`,
      );
  }
  return started;
}

const TWINS: Partial<Record<Server, Server>> = {
  library: 'library, other commit',
  'training on wasm': 'training on wasm, other commit',
};

/** A row whose contenders of this library have twins of the other commit behind them. */
export function withOtherCommit(row: Row): Row {
  const contenders = row.contenders.flatMap((contender) => {
    const server = TWINS[contender.server];
    if (!server || contender.name === 'copy') return [contender];
    const name = `${contender.name}, other commit`;
    return [
      { ...contender, against: name },
      { ...contender, name, server },
    ];
  });
  return { ...row, contenders, against: row.against ?? { heading: 'of the other commit', time: 'cpu' } };
}
