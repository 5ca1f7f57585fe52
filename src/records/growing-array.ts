/** Values that come in pieces, in one array that doubles when it is full. */
export function growingArray<Values extends Int32Array | Uint8Array>(empty: Values) {
  let room: Int32Array | Uint8Array = empty;
  let length = 0;
  const make = empty.constructor as new (length: number) => Values;
  return {
    append: (values: ArrayLike<number>) => {
      if (length + values.length > room.length) {
        const larger = new make(Math.max(64, 2 * room.length, length + values.length));
        larger.set(room.subarray(0, length));
        room = larger;
      }
      room.set(values, length);
      length += values.length;
    },
    values: () => room.subarray(0, length) as Values,
  };
}
