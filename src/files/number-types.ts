/** The number types of labels and pixels in files, and the arrays that hold them. */
export const NUMBER_TYPES = {
  i1: Int8Array,
  u1: Uint8Array,
  i2: Int16Array,
  u2: Uint16Array,
  i4: Int32Array,
  u4: Uint32Array,
  i8: BigInt64Array,
  u8: BigUint64Array,
  f4: Float32Array,
  f8: Float64Array,
} as const;

/** A number type: its kind and its bytes, as NumPy writes them. */
export type NumberType = keyof typeof NUMBER_TYPES;

/** How numbers lie in a file. */
export interface Encoding {
  readonly type: NumberType;
  readonly bigEndian: boolean;
}

export const widthOf = (type: NumberType): number => NUMBER_TYPES[type].BYTES_PER_ELEMENT;

/**
 * Turns big-endian numbers into the little-endian ones of this machine, or back, in place.
 *
 * @param bytes whole numbers of this encoding, one behind the other
 */
export function swapBytes(bytes: Uint8Array, { type, bigEndian }: Encoding): void {
  if (!bigEndian) return;
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const width = widthOf(type);
  if (width === 2) buffer.swap16();
  else if (width === 4) buffer.swap32();
  else if (width === 8) buffer.swap64();
}

/** The numbers of bytes that begin at a multiple of eight in their memory. */
export function numbersOf<Type extends NumberType>(
  { buffer, byteOffset, byteLength }: Uint8Array,
  type: Type,
): InstanceType<(typeof NUMBER_TYPES)[Type]> {
  const View = NUMBER_TYPES[type] as unknown as new (
    buffer: ArrayBufferLike,
    from: number,
    length: number,
  ) => InstanceType<(typeof NUMBER_TYPES)[Type]>;
  return new View(buffer, byteOffset, byteLength / widthOf(type));
}
