import { backend, engine, getBackend, type Tensor, type TensorInfo, util } from '@tensorflow/tfjs-core';
import { PLAIN, SHARED } from './module-bytes.js';

/** The kernels of `src/wasm-training/source`; numbers are addresses in the backend's memory, sizes in elements. */
interface KernelExports {
  setGeometry(...sizes: number[]): void;
  scratchBytes(columns: number, depth: number): number;
  multiply(
    ...args: [
      kind: number,
      rows: number,
      columns: number,
      depth: number,
      a: number,
      aRow: number,
      aColumn: number,
      b: number,
      bRow: number,
      bColumn: number,
      c: number,
      scratch: number,
    ]
  ): void;
  inputGradientScratch(outChannels: number): number;
  inputGradient(
    count: number,
    outChannels: number,
    gradient: number,
    filter: number,
    result: number,
    scratch: number,
  ): void;
  maxPoolGradient(count: number, input: number, output: number, gradient: number, result: number): void;
  columnSums(
    rows: number,
    columns: number,
    x: number,
    y: number,
    center: number,
    sums: number,
    products: number,
  ): void;
  columnMoments(rows: number, columns: number, x: number, mean: number, variance: number): void;
  columnAffine(
    ...args: [
      rows: number,
      columns: number,
      a: number,
      p: number,
      b: number,
      q: number,
      r: number,
      out: number,
    ]
  ): void;
  copyColumns(
    rows: number,
    count: number,
    from: number,
    fromColumns: number,
    to: number,
    toColumns: number,
  ): void;
  rectifierGradient(count: number, gradient: number, output: number, result: number): void;
}

/** What is used of TensorFlow.js's wasm backend. */
export interface WasmBackend {
  readonly wasm: {
    readonly asm?: { readonly memory?: WebAssembly.Memory };
    readonly wasmMemory?: WebAssembly.Memory;
    _malloc(bytes: number): number;
    _free(address: number): void;
  };
  readonly dataIdMap: { get(dataId: object): { readonly memoryOffset: number } };
  makeOutput(shape: readonly number[], dtype: 'float32'): TensorInfo;
}

/** The training kernels, linked to the memory of a wasm backend, so that they read and write its tensors in place. */
export class WasmKernels {
  private scratchAddress = 0;
  private scratchSize = 0;

  constructor(
    private readonly backend: WasmBackend,
    private readonly memory: WebAssembly.Memory,
    readonly call: KernelExports,
  ) {}

  /** Where the values of a float32 tensor lie. */
  at({ dataId }: Pick<TensorInfo, 'dataId'>): number {
    return this.backend.dataIdMap.get(dataId).memoryOffset;
  }

  /** The values of a float32 tensor in place, until the backend makes another one: its memory may move as it grows. */
  values({ dataId, shape }: Pick<TensorInfo, 'dataId' | 'shape'>): Float32Array {
    return new Float32Array(this.memory.buffer, this.at({ dataId }), util.sizeFromShape(shape as number[]));
  }

  /** A new float32 tensor of any content. */
  output<T extends Tensor>(shape: readonly number[]): T {
    return engine().makeTensorFromTensorInfo(this.backend.makeOutput(shape, 'float32')) as T;
  }

  /** Memory for the call in progress, 16 bytes aligned; it grows as needed and is kept. */
  scratch(bytes: number): number {
    if (bytes > this.scratchSize) {
      const { wasm } = this.backend;
      if (this.scratchSize > 0) wasm._free(this.scratchAddress);
      this.scratchSize = 0;
      this.scratchAddress = wasm._malloc(bytes);
      if (this.scratchAddress === 0) throw new Error(`the wasm backend has no ${bytes} bytes of memory left`);
      this.scratchSize = bytes;
    }
    return this.scratchAddress;
  }
}

const linked = /* @__PURE__ */ new WeakMap<object, WasmKernels>();

/**
 * The training kernels of a wasm backend, linked at their first use (synchronously: some 15 KB of code).
 *
 * @throws Error where the backend keeps its memory to itself, or the engine has no WebAssembly SIMD
 */
export function linkWasmKernels(wasmBackend: WasmBackend): WasmKernels {
  let kernels = linked.get(wasmBackend);
  if (!kernels) {
    const memory = wasmBackend.wasm.asm?.memory ?? wasmBackend.wasm.wasmMemory;
    if (!memory) {
      throw new Error(
        'the wasm backend of TensorFlow.js does not show its memory; rethink-gen knows versions 4.x of it',
      );
    }
    const shared = typeof SharedArrayBuffer !== 'undefined' && memory.buffer instanceof SharedArrayBuffer;
    const binary = atob(shared ? SHARED : PLAIN);
    const module = new WebAssembly.Module(Uint8Array.from(binary, (byte) => byte.charCodeAt(0)));
    const instance = new WebAssembly.Instance(module, { env: { memory } });
    kernels = new WasmKernels(wasmBackend, memory, instance.exports as unknown as KernelExports);
    linked.set(wasmBackend, kernels);
  }
  return kernels;
}

/** The training kernels where wasm is the current backend; elsewhere `undefined`: the backend's own kernels serve. */
export function currentWasmKernels(): WasmKernels | undefined {
  return getBackend() === 'wasm' ? linkWasmKernels(backend() as unknown as WasmBackend) : undefined;
}
