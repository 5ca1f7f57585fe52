/** A typed array of numbers, whatever its kind. */
export type NumberArray =
  | Float32Array
  | Float64Array
  | Int32Array
  | Uint32Array
  | Int16Array
  | Uint16Array
  | Int8Array
  | Uint8Array
  | Uint8ClampedArray;

/** A typed array of bytes or of 32-bit words. */
export type Bits = Uint8Array | Int32Array;

/**
 * The memory of `values` as bytes or as 32-bit words, `perValue` of them a value. What only moves values moves these, so
 * that a loop never sees more than one kind of array: V8 makes a loop over two kinds half as fast.
 */
export function bitsOf(values: NumberArray): { readonly bits: Bits; readonly perValue: number } {
  const { buffer, byteOffset, byteLength, BYTES_PER_ELEMENT: width } = values;
  return width < 4
    ? { bits: new Uint8Array(buffer, byteOffset, byteLength), perValue: width }
    : { bits: new Int32Array(buffer, byteOffset, byteLength >> 2), perValue: width >> 2 };
}

export function sameMemory(a: NumberArray, b: NumberArray): boolean {
  return a.buffer === b.buffer && a.byteOffset === b.byteOffset;
}
