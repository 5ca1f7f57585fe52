/** Each 32-bit lane rotated to the left by 13 bits; the others by the bits of their names. */
export function rotate13(x: v128): v128 {
  return v128.or(i32x4.shl(x, 13), i32x4.shr_u(x, 19));
}

export function rotate15(x: v128): v128 {
  return v128.or(i32x4.shl(x, 15), i32x4.shr_u(x, 17));
}

/** By whole bytes, a single shuffle does it. */
export function rotate16(x: v128): v128 {
  return v128.shuffle<u8>(x, x, 2, 3, 0, 1, 6, 7, 4, 5, 10, 11, 8, 9, 14, 15, 12, 13);
}

export function rotate17(x: v128): v128 {
  return v128.or(i32x4.shl(x, 17), i32x4.shr_u(x, 15));
}

export function rotate21(x: v128): v128 {
  return v128.or(i32x4.shl(x, 21), i32x4.shr_u(x, 11));
}

export function rotate24(x: v128): v128 {
  return v128.shuffle<u8>(x, x, 1, 2, 3, 0, 5, 6, 7, 4, 9, 10, 11, 8, 13, 14, 15, 12);
}

export function rotate26(x: v128): v128 {
  return v128.or(i32x4.shl(x, 26), i32x4.shr_u(x, 6));
}

export function rotate29(x: v128): v128 {
  return v128.or(i32x4.shl(x, 29), i32x4.shr_u(x, 3));
}

export function rotate6(x: v128): v128 {
  return v128.or(i32x4.shl(x, 6), i32x4.shr_u(x, 26));
}
