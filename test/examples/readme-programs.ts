/** The programs of README.md, in its order: `examples/NAME.ts`, which prints `examples/NAME.out.txt`. */
export const README_PROGRAMS = [
  'corrupt-labels',
  'corrupt-pixels',
  'corrupt-stream',
  'unit-test',
  'verify-record',
  'train-on-noise',
] as const;
