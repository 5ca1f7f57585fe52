import { repeat } from './vectors.js';

/** Names of vectors: prefix0, prefix1, ... */
const names = (prefix: string, count: number) => Array.from({ length: count }, (_, i) => `${prefix}${i}`);

/**
 * Declares `to` vectors as the transpose of the `from` vectors, a square matrix of lanes. Each round weaves vector i with
 * vector i + n/2 lane by lane; after log2(n) rounds, rows have become columns.
 */
function transpose(type: string, from: string, to: string, size: number): string {
  const half = size / 2;
  const low = Array.from({ length: size }, (_, i) => (i & 1 ? size + (i >> 1) : i >> 1)).join(', ');
  const high = Array.from({ length: size }, (_, i) => half + (i & 1 ? size + (i >> 1) : i >> 1)).join(', ');
  const rounds = Math.log2(size);
  let text = '';
  let last = names(from, size);
  for (let round = 1; round <= rounds; round++) {
    const next = names(round === rounds ? to : `${to}${'_'.repeat(round)}`, size);
    for (let i = 0; i < half; i++) {
      const [x, y] = [last[i], last[i + half]];
      text += `const ${next[2 * i]} = v128.shuffle<${type}>(${x}, ${y}, ${low});
        const ${next[2 * i + 1]} = v128.shuffle<${type}>(${x}, ${y}, ${high});\n`;
    }
    last = next;
  }
  return text;
}

/**
 * Gathers images, as many at a time as a vector has lanes: their values are woven, so that one vector holds a value of each,
 * gathered vector by vector, and unwoven. A reading of `sources` (byte offsets into the woven values, 16 a value) then serves
 * all rows. The last values of a row that fill no square are moved one by one.
 */
const gather = (name: string, type: string, lanes: number) => {
  const bytes = 16 / lanes;
  return `
export function ${name}(size: i32, count: i32, sources: usize, input: usize, out: usize, woven: usize): void {
  const row = <usize>size * ${bytes};
  const whole = <usize>size / ${lanes} * ${lanes};
  for (let image = 0; image < count; image += ${lanes}) {
    let from = input, to = woven;
    let k: usize = 0;
    for (; k < whole; k += ${lanes}) {
      ${repeat(lanes, (i) => `const x${i} = v128.load(from + row * ${i});`)}
      ${transpose(type, 'x', 'y', lanes)}
      ${repeat(lanes, (i) => `v128.store(to, y${i}, ${16 * i});`)}
      from += 16;
      to += ${16 * lanes};
    }
    for (; k < <usize>size; k++) {
      for (let i: usize = 0; i < ${lanes}; i++) store<${type}>(woven + k * 16 + i * ${bytes}, load<${type}>(input + row * i + k * ${bytes}));
    }
    let at = sources;
    to = out;
    for (k = 0; k < whole; k += ${lanes}) {
      ${repeat(lanes, (i) => `const x${i} = v128.load(woven + <usize>load<u32>(at, ${4 * i}));`)}
      ${transpose(type, 'x', 'y', lanes)}
      ${repeat(lanes, (i) => `v128.store(to + row * ${i}, y${i});`)}
      at += ${4 * lanes};
      to += 16;
    }
    for (; k < <usize>size; k++) {
      const source = woven + <usize>load<u32>(sources + k * 4);
      for (let i: usize = 0; i < ${lanes}; i++) store<${type}>(out + row * i + k * ${bytes}, load<${type}>(source + i * ${bytes}));
    }
    input += row * ${lanes};
    out += row * ${lanes};
  }
}`;
};

export const gathers = [gather('gatherBytes', 'u8', 16), gather('gatherWords', 'u32', 4)].join('\n');
