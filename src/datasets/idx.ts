/** An array in IDX, the format of MNIST. */
export interface IdxArray {
  readonly shape: readonly number[];
  readonly values: Uint8Array;
}

/**
 * Reads an IDX file of unsigned bytes: two zero bytes, the type 0x08, the rank, the dimensions as big-endian uint32, the
 * values. Source: LeCun, Cortes, Burges, "The MNIST database of handwritten digits", file formats.
 *
 * @param bytes the whole file, not compressed
 * @param name what to call it in an error
 * @throws RangeError if the file has another form, or is shorter or longer than its dimensions say
 */
export function parseIdx(bytes: Uint8Array, name: string): IdxArray {
  const head = headerOf(bytes, name);
  if (bytes.length !== head.size || head.shape.length === 0) {
    throw new RangeError(
      `${name} has ${bytes.length} bytes where its header says ${head.size}; it is truncated or damaged, download it again`,
    );
  }
  return { shape: head.shape, values: bytes.subarray(head.length) };
}

/** The bytes that an IDX file should have, from its first ones. */
export function idxSize(bytes: Uint8Array, name: string): number {
  return headerOf(bytes, name).size;
}

/** The header of a file: its own bytes, those of the whole file, and the shape, empty if the header is cut off. */
function headerOf(bytes: Uint8Array, name: string) {
  const rank = bytes[3];
  if (bytes.length < 8 || bytes[0] !== 0 || bytes[1] !== 0 || bytes[2] !== 8 || rank < 1 || rank > 4)
    throw new RangeError(`${name} is not an IDX file of unsigned bytes; download it again`);
  const length = 4 + 4 * rank;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const shape =
    bytes.length < length ? [] : Array.from({ length: rank }, (_, axis) => view.getUint32(4 + 4 * axis));
  return { length, shape, size: shape.reduce((product, dimension) => product * dimension, 1) + length };
}
