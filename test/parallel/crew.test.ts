import { Worker } from 'node:worker_threads';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { corruptImagesInParallel, startCrew, type WorkerLike } from '../../src/parallel.js';
import { workerProgram } from './worker-program.js';

let program = '';
beforeAll(async () => {
  program = await workerProgram();
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const own = () => vi.stubGlobal('WORKER_PROGRAM', program);
const threadOf = (script: string) => () => new Worker(script, { eval: true });

/** The message of the error that a promise is rejected with, which must be an Error. */
const errorOf = (promise: Promise<unknown>): Promise<Error> =>
  promise.then(
    () => Promise.reject(new Error('there was no error')),
    (error) => (error instanceof Error ? error : Promise.reject(new Error(`no Error: ${error}`))),
  );

/** A Web Worker as it looks from outside, which does what the test says. */
class FakeWorker extends EventTarget {
  terminated = 0;
  postMessage(): void {}
  terminate(): void {
    this.terminated++;
  }
  ready(simd = true): this {
    setTimeout(() => this.dispatchEvent(new MessageEvent('message', { data: { simd } })));
    return this;
  }
  fails(message?: string): this {
    setTimeout(() => this.dispatchEvent(Object.assign(new Event('error'), message && { message })));
    return this;
  }
}

const CURE =
  '`start` must start rethink-gen/parallel-worker, from an address that the page allows, as docs/browser.md shows';
const OWN_CURE =
  'the Content-Security-Policy of a page must allow it (worker-src blob:), or give `start`, as docs/browser.md shows';

describe('a crew that starts', () => {
  test('has the workers that were asked for, or one for each core, and does without nothing in Node', async () => {
    own();
    const onFallback = vi.fn();
    const crew = await startCrew({ workers: 3, onFallback });
    expect([crew.workers, crew.fallbacks]).toEqual([3, []]);
    await crew.dismiss();
    const { availableParallelism } = process.getBuiltinModule('node:os');
    const whole = await startCrew({ onFallback });
    expect(whole.workers).toBe(Math.min(16, availableParallelism()));
    await whole.dismiss();
    expect(onFallback).not.toHaveBeenCalled();
  });

  test('tells what it does without, once, on the console unless the caller listens', async () => {
    vi.stubGlobal('SharedArrayBuffer', undefined);
    vi.stubGlobal('process', { ...process, versions: {} });
    vi.stubGlobal('navigator', {});
    const told: string[] = [];
    const start = () => new FakeWorker().ready(false);
    const crew = await startCrew({ start, onFallback: (fallback) => told.push(fallback) });
    expect(crew.fallbacks).toEqual(told);
    expect(told).toEqual([
      '4 workers: there is no shared memory, so that images and labels are copied to the workers and back; send the page with Cross-Origin-Opener-Policy: same-origin and Cross-Origin-Embedder-Policy: require-corp',
      "4 workers: WebAssembly SIMD is missing or forbidden, so that they work in JavaScript; allow it by script-src 'wasm-unsafe-eval'",
      '4 workers: the machine does not tell how many cores it has; give `workers`',
    ]);
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
    await startCrew({ start, workers: 2 });
    expect(warn.mock.calls.map(([text]) => text.slice(0, 50))).toEqual(
      [
        'rethink-gen: 2 workers: there is no shared memory, ',
        'rethink-gen: 2 workers: WebAssembly SIMD is missing',
      ].map((text) => text.slice(0, 50)),
    );
    warn.mockRestore();
  });

  test('starts in a browser from a Blob, whose address it gives back', async () => {
    own();
    vi.stubGlobal('process', { ...process, versions: {} });
    const programs: Promise<string>[] = [];
    const revoked: string[] = [];
    vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
      programs.push((blob as Blob).text());
      return `blob:${programs.length}`;
    });
    vi.spyOn(URL, 'revokeObjectURL').mockImplementation((address) => void revoked.push(address));
    vi.stubGlobal(
      'Worker',
      class extends FakeWorker {
        constructor() {
          super();
          this.ready();
        }
      },
    );
    expect((await startCrew({ workers: 2 })).workers).toBe(2);
    expect(await Promise.all(programs)).toEqual([program, program]);
    expect(revoked).toEqual(['blob:1', 'blob:2']);
    vi.restoreAllMocks();
  });
});

describe('a worker that does not start is an Error with the cure', () => {
  const cases: [string, () => WorkerLike | Promise<WorkerLike>, string][] = [
    ['an Event of a browser', () => new FakeWorker().fails(), 'its program could not be loaded'],
    [
      'an ErrorEvent',
      () => new FakeWorker().fails('Uncaught: x is not defined'),
      'Uncaught: x is not defined',
    ],
    ['a program that throws', threadOf("throw new Error('wrong program')"), 'wrong program'],
    ['a program that ends', threadOf('process.exit(3)'), 'its program ended with code 3'],
    ['a file that is missing', () => new Worker('/no/such/file.js'), "Cannot find module '/no/such/file.js'"],
    [
      '`start` that throws',
      () => {
        throw new Error('refused');
      },
      'refused',
    ],
  ];
  test.each(cases)('%s', async (_, start, why) => {
    const { message } = await errorOf(startCrew({ workers: 2, start }));
    expect(message.replace(/\nRequire stack:[^;]*/, '')).toBe(
      `a worker of the crew did not start: ${why}; ${CURE}`,
    );
  });

  test('the policy of a page that forbids blob: workers', async () => {
    own();
    vi.stubGlobal('process', { ...process, versions: {} });
    vi.stubGlobal(
      'Worker',
      class {
        constructor() {
          throw new DOMException('Access to the script is denied', 'SecurityError');
        }
      },
    );
    const { message } = await errorOf(startCrew({ workers: 2 }));
    expect(message).toBe(`a worker of the crew did not start: Access to the script is denied; ${OWN_CURE}`);
  });

  test('a program that says nothing, after 30 seconds', async () => {
    vi.useFakeTimers();
    const error = errorOf(startCrew({ workers: 1, start: () => new FakeWorker() }));
    await vi.advanceTimersByTimeAsync(30_000);
    expect((await error).message).toBe(
      `a worker of the crew did not start: it said nothing for 30 seconds; ${CURE}`,
    );
  });

  test('the workers that did start are ended', async () => {
    const workers = [new FakeWorker().ready(), new FakeWorker().fails(), new FakeWorker().ready()];
    const left = [...workers];
    await errorOf(startCrew({ workers: 3, start: () => left.pop() as FakeWorker }));
    expect(workers.map(({ terminated }) => terminated)).toEqual([1, 1, 1]);
  });
});

describe('a worker that ends later', () => {
  const corrupt = (crew: Awaited<ReturnType<typeof startCrew>>) => {
    const images = crew.allocate(Float32Array, 10 * 3072);
    const options = { imageShape: [32, 32, 3], seed: 1 };
    return corruptImagesInParallel(crew, 'random-pixels', images, options, { out: images });
  };

  test.each(['during its job', 'between two jobs'])(
    '%s: an Error, then and at the next call',
    async (when) => {
      const script = `
      const { parentPort } = require('node:worker_threads');
      parentPort.on('message', () => process.exit(7));
      parentPort.postMessage({ simd: true });`;
      const start = () => new Worker(script, { eval: true });
      const crew = await startCrew({ workers: 2, start });
      if (when === 'between two jobs') await errorOf(corrupt(crew));
      const { message } = await errorOf(corrupt(crew));
      expect(message).toBe(
        'a worker of the crew has ended: its program ended with code 7; start another crew',
      );
      await crew.dismiss();
    },
  );

  test('the crew is dismissed while it works: an Error, and no hang', async () => {
    own();
    const crew = await startCrew({ workers: 2 });
    const work = errorOf(corrupt(crew));
    await crew.dismiss();
    expect((await work).message).toBe('a worker of the crew has ended: it was dismissed; start another crew');
    expect((await errorOf(corrupt(crew))).message).toContain('it was dismissed');
  });

  test('without a word: an Error after 30 seconds, then and at the next call', async () => {
    const crew = await startCrew({ workers: 1, start: () => new FakeWorker().ready() });
    vi.useFakeTimers();
    const work = errorOf(corrupt(crew));
    await vi.advanceTimersByTimeAsync(30_000);
    const text = 'a worker of the crew has ended: it said nothing for 30 seconds; start another crew';
    expect((await work).message).toBe(text);
    expect((await errorOf(corrupt(crew))).message).toBe(text);
    expect(vi.getTimerCount()).toBe(0);
  });

  test('a message that cannot be read', async () => {
    const worker = new FakeWorker().ready();
    const crew = await startCrew({ workers: 1, start: () => worker });
    const work = errorOf(corrupt(crew));
    await Promise.resolve();
    worker.dispatchEvent(new Event('messageerror'));
    expect((await work).message).toContain('a message could not be read');
  });
});

test('wrong options are errors before a worker starts', async () => {
  const start = vi.fn();
  await expect(startCrew({ workers: 0, start })).rejects.toThrow(
    '`workers` must be a whole number from 1 to 256, got 0',
  );
  await expect(startCrew({ worker: 2, start } as object)).rejects.toThrow(
    '`worker` is not an option; the options are workers, start, onFallback',
  );
  expect(start).not.toHaveBeenCalled();
});
