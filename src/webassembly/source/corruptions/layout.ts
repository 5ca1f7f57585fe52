/** Where things lie in the memory of the module, in bytes from its start: read by the kernels and by those who call them. */

/** The states of the four sfc32 streams (a, b, c, d of four lanes), four words drawn from them, and how far they are used. */
export const STREAMS = 1024;

/** Room for sixteen vectors: what lanes are used one by one from, and what a transposition is half way through. */
export const SPILL = 2048;

/** What a kernel reports besides its result. */
export const REPORT = 2304;

/** For each ziggurat layer its width and what lies inside for certain: 1,024 x 2 float32. */
export const LAYERS = 4096;

/** For each ziggurat layer the height of its edge: 1,024 float64. */
export const HEIGHTS = 12288;

/** 2^16 mod (i + 1) for position i: 8,192 uint16. */
export const REJECT_BELOW = 20480;

/** The draws of a shuffle: 8,192 uint16, and a vector more. */
export const DRAWS = 36864;

/** A permutation: 8,192 uint16, and a vector more. */
export const PERMUTATION = 53760;

/** From here on the caller lays out its own buffers. */
export const FREE = 71680;
