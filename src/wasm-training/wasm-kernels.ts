import { backend, engine, getBackend, type Tensor, type TensorInfo, util } from '@tensorflow/tfjs-core';
import { link } from '../webassembly/link.js';
import { type Exports, MODULE, SHARED_MODULE } from '../webassembly/modules/training.js';

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
    /** Numbers are addresses in the backend's memory, sizes in elements. */
    readonly call: Exports,
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

const linked = /* @__PURE__ */ new WeakMap<object, WasmKernels | undefined>();

/**
 * The training kernels of a wasm backend, linked at their first use (synchronously: some 15 KB of code); undefined if the engine
 * has no WebAssembly SIMD.
 */
export function linkWasmKernels(wasmBackend: WasmBackend): WasmKernels | undefined {
  if (!linked.has(wasmBackend)) {
    const memory = wasmBackend.wasm.asm?.memory ?? wasmBackend.wasm.wasmMemory;
    if (!memory) {
      throw new Error(
        'the wasm backend of TensorFlow.js does not show its memory; rethink-gen knows versions 4.x of it',
      );
    }
    const shared = typeof SharedArrayBuffer !== 'undefined' && memory.buffer instanceof SharedArrayBuffer;
    const exports = link<Exports>(shared ? SHARED_MODULE : MODULE, memory);
    linked.set(wasmBackend, exports && new WasmKernels(wasmBackend, memory, exports));
  }
  return linked.get(wasmBackend);
}

/** The training kernels if wasm with SIMD is the current backend; elsewhere `undefined`: the backend's own kernels serve. */
export function currentWasmKernels(): WasmKernels | undefined {
  return getBackend() === 'wasm' ? linkWasmKernels(backend() as unknown as WasmBackend) : undefined;
}
