/** What a tensor of numbers holds. */
export type TensorValues = Float32Array | Int32Array | Uint8Array;

/**
 * A TensorFlow.js tensor, by what it can do: a `Tensor` of any rank, dtype and version. It is described here, so that these
 * typings need no installed TensorFlow.js.
 */
export interface AnyTensor {
  /** What its backend knows its values by. */
  readonly dataId: object;
  /** `'int32'`, `'float32'`, `'bool'`, ... */
  readonly dtype: string;
  /** The number of values along each axis. */
  readonly shape: readonly number[];
  /** The number of values. */
  readonly size: number;
  /** Whether its values are gone. */
  readonly isDisposed: boolean;
  /** Reads the values from where they are. */
  data(): Promise<TensorValues>;
  /** Frees the values. */
  dispose(): void;
}
