/** Where things lie in the memory of the module, in bytes from its start. */
export const layout = {
  /** The state of the four sfc32 streams (a, b, c, d of four lanes), four words drawn from it, and how far they are used. */
  streams: 1024,
  /** Room for vectors whose lanes are used one by one. */
  spill: 2048,
  /** What a kernel tells besides its result. */
  report: 2304,
  /** For each ziggurat layer its width and what lies inside for certain: 1,024 x 2 float32. */
  layers: 4096,
  /** For each ziggurat layer the height of its edge: 1,024 float64. */
  heights: 12288,
  /** 2^16 mod (i + 1) for position i: 8,192 uint16. */
  rejectBelow: 20480,
  /** The draws of a shuffle: 8,192 uint16, and a vector more. */
  draws: 36864,
  /** A permutation: 8,192 uint16, and a vector more. */
  permutation: 53760,
  /** From here on the caller lays out its own buffers. */
  free: 71680,
} as const;
