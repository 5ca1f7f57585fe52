import { ziggurat } from '../../random/ziggurat-tables.js';
import { MODULE } from './module.js';
import { layout } from './source/layout.js';

/** The functions of the module; `source` says what they do. Places are in bytes from the start of the memory. */
interface Exports {
  readonly memory: WebAssembly.Memory;
  readonly gaussian: Kernel;
  readonly fit: Kernel;
  readonly permuteBytes: Kernel;
  readonly permuteWords: Kernel;
  readonly permuteByteTriples: Kernel;
  readonly permuteWordTriples: Kernel;
  readonly gatherBytes: Kernel;
  readonly gatherWords: Kernel;
  readonly exampleWords: Kernel;
  readonly uniformLabels: Kernel;
  readonly tableLabels: Kernel;
  readonly countUp: Kernel;
}

type Kernel = (...args: number[]) => number;

/** The module, ready to run, and its memory as arrays. */
export interface Instance {
  readonly run: Exports;
  /** The memory; replaced when it grows. */
  bytes: Uint8Array;
  words: Int32Array;
  floats: Float32Array;
}

/** The instance, once it was needed: null where this machine cannot have one. */
let instance: Instance | null | undefined;

/**
 * The instance, made at the first call; undefined where WebAssembly or its SIMD instructions are missing, or a page's
 * security policy forbids to compile.
 */
export function simdInstance(): Instance | undefined {
  if (instance === undefined) {
    try {
      instance = prepare(new WebAssembly.Instance(new WebAssembly.Module(decode())));
    } catch {
      instance = null;
    }
  }
  return instance ?? undefined;
}

/**
 * Compiles the module off the main thread, for browsers that refuse to compile so much at once on it (Chrome below 114).
 * Elsewhere it is not needed: the first use compiles.
 *
 * @returns whether the kernels can be used here
 */
export async function loadSimd(): Promise<boolean> {
  if (!instance) {
    try {
      instance = prepare((await WebAssembly.instantiate(decode())).instance);
    } catch {
      instance = null;
    }
  }
  return instance !== null;
}

function decode(): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(MODULE), (character) => character.charCodeAt(0));
}

/** Fills the tables of the module. */
function prepare({ exports }: WebAssembly.Instance): Instance {
  const run = exports as unknown as Exports;
  const { buffer } = run.memory;
  const made = {
    run,
    bytes: new Uint8Array(buffer),
    words: new Int32Array(buffer),
    floats: new Float32Array(buffer),
  };
  const { width, inside, height } = ziggurat;
  for (let i = 0; i < width.length; i++) {
    made.floats[layout.layers / 4 + 2 * i] = width[i];
    made.floats[layout.layers / 4 + 2 * i + 1] = inside[i];
  }
  new Float64Array(buffer, layout.heights, height.length).set(height);
  const rejectBelow = new Uint16Array(buffer, layout.rejectBelow, 8192);
  for (let i = 0; i < rejectBelow.length; i++) rejectBelow[i] = 65536 % (i + 1);
  return made;
}

/** Where buffers of these sizes (in bytes) are, one behind the other, in a memory that has grown to hold them. */
export function place(made: Instance, sizes: readonly number[]): number[] {
  let end: number = layout.free;
  const places = sizes.map((size) => {
    const at = end;
    end += (size + 127) & ~63;
    return at;
  });
  if (end > made.bytes.length) {
    made.run.memory.grow(Math.ceil((end - made.bytes.length) / 65536));
    const { buffer } = made.run.memory;
    made.bytes = new Uint8Array(buffer);
    made.words = new Int32Array(buffer);
    made.floats = new Float32Array(buffer);
  }
  return places;
}
