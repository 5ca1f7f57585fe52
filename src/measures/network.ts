/** Examples in host memory. */
export interface LabelledData {
  /** n x height x width x channels values. */
  readonly images: Float32Array;
  /** n class indices. */
  readonly labels: ArrayLike<number>;
  /** Height, width and channels of an image. */
  readonly shape: readonly [number, number, number];
}
