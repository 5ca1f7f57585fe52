import { SPILL } from './layout';
import { weave } from './weave';

/**
 * Gathers images of `size` values, 16 of bytes or 4 of words at a time: their values are woven, so that a vector holds a value
 * of each, gathered vector by vector, and unwoven. A reading of `sources` (byte offsets into the woven values, 16 a value) then
 * serves all of them. The last values of a row that fill no square are moved one by one. A value has `width` bytes.
 */
export function gather(
  width: i32,
  size: i32,
  count: i32,
  sources: usize,
  input: usize,
  out: usize,
  woven: usize,
): void {
  if (width === 1) gatherAll<u8>(size, count, sources, input, out, woven);
  else gatherAll<u32>(size, count, sources, input, out, woven);
}

function gatherAll<T>(size: i32, count: i32, sources: usize, input: usize, out: usize, woven: usize): void {
  const lanes: usize = 16 / sizeof<T>();
  const row = <usize>size * sizeof<T>();
  const whole = <usize>size & ~(lanes - 1);
  for (let image: usize = 0; image < <usize>count; image += lanes) {
    for (let k: usize = 0; k < whole; k += lanes) {
      if (sizeof<T>() === 4) weaveWords(input + 4 * k, row, woven + (k << 4));
      else weaveBytes(input + k, row, woven + (k << 4));
    }
    for (let k = whole; k < <usize>size; k++) {
      for (let i: usize = 0; i < lanes; i++)
        store<T>(woven + (k << 4) + i * sizeof<T>(), load<T>(input + row * i + k * sizeof<T>()));
    }
    for (let k: usize = 0; k < whole; k += lanes) {
      if (sizeof<T>() === 4) unweaveWords(sources + 4 * k, woven, out + 4 * k, row);
      else unweaveBytes(sources + 4 * k, woven, out + k, row);
    }
    for (let k = whole; k < <usize>size; k++) {
      const source = woven + <usize>load<u32>(sources + (k << 2));
      for (let i: usize = 0; i < lanes; i++)
        store<T>(out + row * i + k * sizeof<T>(), load<T>(source + i * sizeof<T>()));
    }
    input += row * lanes;
    out += row * lanes;
  }
}

/** The square of 4 x 4 words at `from`, its rows `row` bytes apart, transposed to `to`. */
function weaveWords(from: usize, row: usize, to: usize): void {
  weave<u32>(from, from + row, from + 2 * row, from + 3 * row, to, to + 16, to + 32, to + 48);
}

/** The transpose of the four vectors that `sources` names, as a square of words at `to`. */
function unweaveWords(sources: usize, woven: usize, to: usize, row: usize): void {
  const p0 = woven + <usize>load<u32>(sources);
  const p1 = woven + <usize>load<u32>(sources, 4);
  const p2 = woven + <usize>load<u32>(sources, 8);
  const p3 = woven + <usize>load<u32>(sources, 12);
  weave<u32>(p0, p1, p2, p3, to, to + row, to + 2 * row, to + 3 * row);
}

/** The same of 16 x 16 bytes. */
function weaveBytes(from: usize, row: usize, to: usize): void {
  let half: usize = SPILL;
  for (let i = 0; i < 4; i++) {
    weave<u8>(from, from + 4 * row, from + 8 * row, from + 12 * row, half, half + 16, half + 32, half + 48);
    from += row;
    half += 64;
  }
  for (let i = 0; i < 4; i++) {
    const at: usize = SPILL + (i << 4);
    weave<u8>(at, at + 64, at + 128, at + 192, to, to + 16, to + 32, to + 48);
    to += 64;
  }
}

function unweaveBytes(sources: usize, woven: usize, to: usize, row: usize): void {
  let half: usize = SPILL;
  for (let i = 0; i < 4; i++) {
    const p0 = woven + <usize>load<u32>(sources);
    const p1 = woven + <usize>load<u32>(sources, 16);
    const p2 = woven + <usize>load<u32>(sources, 32);
    const p3 = woven + <usize>load<u32>(sources, 48);
    weave<u8>(p0, p1, p2, p3, half, half + 16, half + 32, half + 48);
    sources += 4;
    half += 64;
  }
  for (let i = 0; i < 4; i++) {
    const at: usize = SPILL + (i << 4);
    weave<u8>(at, at + 64, at + 128, at + 192, to, to + row, to + 2 * row, to + 3 * row);
    to += 4 * row;
  }
}
