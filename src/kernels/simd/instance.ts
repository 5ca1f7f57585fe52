import { ziggurat } from '../../random/ziggurat-tables.js';
import { link, linkAside } from '../../webassembly/link.js';
import { type Exports, MODULE } from '../../webassembly/modules/corruptions.js';
import { FREE, HEIGHTS, LAYERS, REJECT_BELOW } from '../../webassembly/source/corruptions/layout.js';

/** The module, ready to run, and its memory as arrays. Places are in bytes from the start of the memory. */
export interface Instance {
  readonly run: Exports;
  readonly memory: WebAssembly.Memory;
  /** The memory; replaced when it grows. */
  bytes: Uint8Array;
  words: Int32Array;
  floats: Float32Array;
}

/** Pages of 64 KiB that the memory begins with. */
const PAGES = 16;

/** The instance, once it was needed: null if this machine cannot have one. */
let instance: Instance | null | undefined;

/**
 * The instance, made at the first call; undefined if WebAssembly or its SIMD instructions are missing, or a page's security
 * policy forbids to compile.
 */
export function simdInstance(): Instance | undefined {
  if (instance === undefined) {
    try {
      const memory = new WebAssembly.Memory({ initial: PAGES });
      const run = link<Exports>(MODULE, memory);
      instance = run ? prepare(run, memory) : null;
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
      const memory = new WebAssembly.Memory({ initial: PAGES });
      instance = prepare(await linkAside(MODULE, memory), memory);
    } catch {
      instance = null;
    }
  }
  return instance !== null;
}

/** Fills the tables of the module. */
function prepare(run: Exports, memory: WebAssembly.Memory): Instance {
  const { buffer } = memory;
  const layers = new Float32Array(buffer, LAYERS);
  const { width, inside, height } = ziggurat;
  for (let i = 0; i < width.length; i++) {
    layers[2 * i] = width[i];
    layers[2 * i + 1] = inside[i];
  }
  new Float64Array(buffer, HEIGHTS, height.length).set(height);
  const rejectBelow = new Uint16Array(buffer, REJECT_BELOW, 8192);
  for (let i = 0; i < rejectBelow.length; i++) rejectBelow[i] = 65536 % (i + 1);
  return { run, memory, ...arraysOf(memory) };
}

function arraysOf({ buffer }: WebAssembly.Memory) {
  return { bytes: new Uint8Array(buffer), words: new Int32Array(buffer), floats: new Float32Array(buffer) };
}

/** Where buffers of these sizes (in bytes) are, one behind the other, in a memory that has grown to hold them. */
export function place(made: Instance, sizes: readonly number[]): number[] {
  let end = FREE;
  const places = sizes.map((size) => {
    const at = end;
    end += (size + 127) & ~63;
    return at;
  });
  if (end > made.bytes.length) {
    made.memory.grow(Math.ceil((end - made.bytes.length) / 65536));
    Object.assign(made, arraysOf(made.memory));
  }
  return places;
}
