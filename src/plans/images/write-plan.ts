import type { ImagePlan, PixelArray } from './image-plan.js';

/** The values that are written in one go, about: enough to forget what a call costs, few enough for 32-bit offsets. */
const CHUNK = 4194304;

/** Writes the picked images as the plan says and copies the others: each value is written once. */
export function writePlan({ mask, layout, write }: ImagePlan, input: PixelArray, output: PixelArray): void {
  const { size } = layout;
  const most = Math.max(1, Math.floor(CHUNK / size));
  for (let from = 0, to = 0; from < mask.length; from = to) {
    while (to < mask.length && to < from + most && mask[to] === mask[from]) to++;
    if (mask[from] === 1) write(from, input, output, from * size, to - from);
    else if (input !== output) output.set(input.subarray(from * size, to * size), from * size);
  }
}
