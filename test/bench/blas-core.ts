import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** A kernel of OpenBLAS, and the GFLOP/s of a product of 512 x 512 float32 matrices by it on one thread. */
export interface Core {
  /** Its name as OpenBLAS prints it; undefined where something else multiplies. */
  readonly name: string | undefined;
  readonly gflops: number;
}

/** What a peer multiplies by: the core that it takes by itself, and the fastest of those that the processor can run. */
export interface PeerCore {
  readonly peer: string;
  readonly own: Core;
  readonly best: Core;
  /** What makes it take the fastest one. */
  readonly environment: Readonly<Record<string, string>>;
}

/** Cores of OpenBLAS by the flags that the processor must have, the richest first. */
const CORES: readonly (readonly [name: string, needs: readonly string[]])[] = [
  ['SapphireRapids', ['avx512_bf16', 'amx_tile']],
  ['Cooperlake', ['avx512_bf16']],
  ['SkylakeX', ['avx512f', 'avx512bw', 'avx512dq', 'avx512vl']],
  ['Zen', ['avx2', 'fma']],
  ['Haswell', ['avx2', 'fma']],
  ['Sandybridge', ['avx']],
];

/** Bits of the vectors of a core. */
const vectorBits = (name: string): number => {
  const needs = CORES.find(([core]) => core === name)?.[1] ?? [];
  if (needs.some((flag) => flag.startsWith('avx512'))) return 512;
  return needs.length > 0 ? 256 : 128;
};

/** The flags of the processor, on Linux; none elsewhere, where peers keep the core that they take by themselves. */
function processorFlags(): ReadonlySet<string> {
  try {
    const [, flags = ''] = /^flags\s*:(.*)$/m.exec(readFileSync('/proc/cpuinfo', 'utf8')) ?? [];
    return new Set(flags.trim().split(' '));
  } catch {
    return new Set();
  }
}

/** The core of a process of its own; undefined where the peer is absent. */
function measure(peer: string, environment: Record<string, string> = {}): Core | undefined {
  const { status, stdout, stderr } = spawnSync(
    '/usr/bin/python3',
    [fileURLToPath(new URL('gflops.py', import.meta.url)), peer],
    { encoding: 'utf8', env: { ...process.env, OPENBLAS_VERBOSE: '2', ...environment } },
  );
  if (status !== 0) return undefined;
  const name = /^Core: (\w+)/m.exec(`${stdout}\n${stderr}`)?.[1];
  return { name, gflops: Number(stdout.trim().split('\n').pop()) };
}

/** Tries every core that the processor can run; undefined where the peer is absent. */
export function fastestCore(peer: 'numpy' | 'torch'): PeerCore | undefined {
  const own = measure(peer);
  if (!own) return undefined;
  const flags = processorFlags();
  const tried = own.name ? CORES.filter(([, needs]) => needs.every((flag) => flags.has(flag))) : [];
  let found: PeerCore = { peer, own, best: own, environment: {} };
  for (const [name] of tried) {
    const environment = { OPENBLAS_CORETYPE: name };
    const core = measure(peer, environment);
    if (core?.name === name && core.gflops > found.best.gflops)
      found = { peer, own, best: core, environment };
  }
  return found;
}

/** A line about a peer: what it multiplies by, and a warning where that leaves much of the processor idle. */
export function coreLine({ peer, own, best }: PeerCore): string {
  const speed = ({ name, gflops }: Core) => `${name ?? 'not OpenBLAS'}, ${gflops.toFixed(0)} GFLOP/s`;
  const line = `${peer}: ${speed(best)} (512 x 512, float32)`;
  const [richest] = CORES.filter(([, needs]) => needs.every((flag) => processorFlags().has(flag)));
  const bits = richest ? vectorBits(richest[0]) : 128;
  const idle = (name: string | undefined) => name !== undefined && vectorBits(name) < bits;
  return [
    line,
    ...(own.name !== best.name
      ? [`by OPENBLAS_CORETYPE=${best.name}; left alone it takes ${speed(own)}`]
      : []),
    ...(idle(best.name)
      ? [`WARNING: vectors of ${vectorBits(best.name as string)} bits, of the processor's ${bits}`]
      : []),
  ].join('; ');
}
