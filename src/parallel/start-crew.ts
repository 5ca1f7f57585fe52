import { checkMembers } from '../errors/check-members.js';
import { checkInteger, checkOptions, checkType } from '../errors/checks.js';
import { Crew } from './crew.js';
import type { Ready } from './job.js';
import { Member } from './member.js';
import { cores } from './node-builtins.js';
import { startOwnWorker } from './own-worker.js';
import { hasSharedMemory } from './shared-memory.js';
import type { WorkerLike } from './worker-like.js';

/** How a crew is made up. */
export interface CrewOptions {
  /** How many workers, 1 to 256. Default: the number of cores, at most 16; 4 if the machine does not say. */
  readonly workers?: number;
  /**
   * Starts a worker with the program `rethink-gen/parallel-worker`, for pages that forbid workers from blob: addresses. Default: the
   * library carries the program as text, and starts that.
   */
  readonly start?: () => WorkerLike | Promise<WorkerLike>;
  /** Called for everything that the crew does without, with the reason. Default: a warning on the console. */
  readonly onFallback?: (fallback: string) => void;
}

const CURES = {
  own: 'the Content-Security-Policy of a page must allow it (worker-src blob:), or give `start`, as docs/browser.md shows',
  given:
    '`start` must start rethink-gen/parallel-worker, from an address that the page allows, as docs/browser.md shows',
};

const FALLBACKS = {
  memory:
    'there is no shared memory, so that images and labels are copied to the workers and back; send the page with Cross-Origin-Opener-Policy: same-origin and Cross-Origin-Embedder-Policy: require-corp',
  simd: "WebAssembly SIMD is missing or forbidden, so that they work in JavaScript; allow it by script-src 'wasm-unsafe-eval'",
  cores: 'the machine does not tell how many cores it has; give `workers`',
};

/**
 * Starts workers that keep waiting for work until they are dismissed.
 *
 * @throws Error that names the cure if a worker does not start; the others are ended
 */
export async function startCrew(options: CrewOptions = {}): Promise<Crew> {
  checkOptions(options, { workers: true, start: true, onFallback: true });
  const known = cores();
  const { workers = Math.min(16, known ?? 4), start } = options;
  const { onFallback = (fallback) => console.warn(`rethink-gen: ${fallback}`) } = options;
  checkInteger('workers', workers, 1, 256);
  checkType('function', 'start', start);
  checkType('function', 'onFallback', onFallback);
  const members: Member[] = [];
  const begin = async (): Promise<Ready> => {
    const worker = await (start ?? startOwnWorker)();
    checkMembers('start()', worker, 'a worker', { postMessage: 'function', terminate: 'function' }, 'more');
    const member = new Member(worker);
    members.push(member);
    return member.ready();
  };
  const begun = await Promise.allSettled(Array.from({ length: workers }, begin));
  const ready = begun.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  const fallbacks = [
    ...(hasSharedMemory() ? [] : [FALLBACKS.memory]),
    ...(ready.every(({ simd }) => simd) ? [] : [FALLBACKS.simd]),
    ...(known || options.workers ? [] : [FALLBACKS.cores]),
  ].map((fallback) => `${workers} workers: ${fallback}`);
  const crew = new Crew(members, fallbacks);
  for (const one of begun) {
    if (one.status === 'fulfilled') continue;
    await crew.dismiss();
    const why = one.reason instanceof Error ? one.reason.message : String(one.reason);
    const cure = start ? CURES.given : CURES.own;
    throw new Error(`a worker of the crew did not start: ${why}; ${cure}`, { cause: one.reason });
  }
  fallbacks.forEach(onFallback);
  return crew;
}
