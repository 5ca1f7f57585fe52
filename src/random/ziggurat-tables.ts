import { expSmall } from './portable-math.js';

export const LAYERS = 1024;

/** Where the tail begins, for 1,024 layers of equal area. */
export const TAIL = 4.038849846109504;

/** The area of a layer (and of the bottom one with its tail). */
const AREA = 0.001226324646353088;

/** A signed 32-bit word times this is a number from -1 to 1. */
const WORD_RANGE = 2147483648;

interface ZigguratTables {
  /** `width[i]`: the right edge of layer i, divided by 2^31, float32. */
  readonly width: Float32Array;
  /** `inside[i]`: a word of a smaller magnitude lies under the curve for certain, float32. */
  readonly inside: Float32Array;
  /** `height[i]`: e^(-x^2 / 2) at the right edge of layer i. */
  readonly height: Float64Array;
}

/**
 * Builds the tables from the tail upwards; each edge is found by four Newton steps from + - * / sqrt alone, so they are the
 * same in every engine.
 */
function build(): ZigguratTables {
  const width = new Float32Array(LAYERS);
  const inside = new Float32Array(LAYERS);
  const height = new Float64Array(LAYERS);
  let density = expSmall(-0.5 * TAIL * TAIL);
  const base = AREA / density;
  width[0] = base / WORD_RANGE;
  inside[0] = (TAIL / base) * WORD_RANGE;
  height[0] = 1;
  width[LAYERS - 1] = TAIL / WORD_RANGE;
  height[LAYERS - 1] = density;
  let edge = TAIL;
  for (let i = LAYERS - 2; i >= 1; i--) {
    const above = AREA / edge + density;
    let y = edge * edge * 0.5;
    for (let step = 0; step < 4; step++) {
      const e = expSmall(-y);
      y += (e - above) / e;
    }
    const next = Math.sqrt(2 * y);
    inside[i + 1] = (next / edge) * WORD_RANGE;
    edge = next;
    density = expSmall(-0.5 * next * next);
    height[i] = density;
    width[i] = next / WORD_RANGE;
  }
  inside[1] = 0;
  return { width, inside, height };
}

/** The tables, built once, at import. */
export const ziggurat: ZigguratTables = /* @__PURE__ */ build();
