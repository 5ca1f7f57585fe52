import { drawPlaces } from './draw-places';
import { DRAWS, PERMUTATION } from './layout';

/**
 * Permutes the positions of `count` images, each by the draws of its address at `ids` (low and high of each), from `input` to
 * `out`: positions of `unit` values (1 or 3), each of `width` bytes (1 or 4). `pending` has room for a list of draws.
 */
export function permute(
  width: i32,
  unit: i32,
  positions: i32,
  count: i32,
  key0: i32,
  key1: i32,
  ids: usize,
  input: usize,
  out: usize,
  pending: usize,
): void {
  const bytes = <usize>(positions * unit * width);
  for (let image = 0; image < count; image++) {
    const low = load<i32>(ids);
    const high = load<i32>(ids, 4);
    if (unit === 3) {
      drawPlaces<u16>(positions, key0, key1, low, high, pending);
      shuffleIndices(positions);
      if (width === 1) gatherTriples<u8>(positions, input, out);
      else gatherTriples<u32>(positions, input, out);
    } else if (width === 1) {
      drawPlaces<u8>(positions, key0, key1, low, high, pending);
      shuffleInto<u8>(positions, input, out);
    } else {
      drawPlaces<u32>(positions, key0, key1, low, high, pending);
      shuffleInto<u32>(positions, input, out);
    }
    ids += 8;
    input += bytes;
    out += bytes;
  }
}

/** By the indices; each position copies a little more than its three values, which the next one overwrites. */
function gatherTriples<T>(positions: i32, input: usize, out: usize): void {
  for (let i: usize = 0; i < <usize>positions; i++) {
    const source = input + <usize>load<u16>(i << 1, PERMUTATION) * 3 * sizeof<T>();
    if (sizeof<T>() === 1) store<u32>(out, load<u32>(source));
    else v128.store(out, v128.load(source));
    out += 3 * sizeof<T>();
  }
}

/** A step of the shuffle of Fisher and Yates, inside out: `value` goes to the place drawn, what stood there to the end. */
function insert<T>(end: usize, place: usize, value: T): void {
  store<T>(end, load<T>(place));
  store<T>(place, value);
}

/** Shuffles the values at `from` to `out`, by the draws; four positions a step. */
function shuffleInto<T>(positions: i32, from: usize, out: usize): void {
  let at = out;
  let next: usize = DRAWS;
  const end = next + ((<usize>positions) << 1);
  for (; next + 8 <= end; next += 8) {
    const four = load<u64>(next);
    insert<T>(at, out + (<usize>four & 0xffff), load<T>(from));
    insert<T>(at + sizeof<T>(), out + (<usize>(four >> 16) & 0xffff), load<T>(from, sizeof<T>()));
    insert<T>(at + 2 * sizeof<T>(), out + (<usize>(four >> 32) & 0xffff), load<T>(from, 2 * sizeof<T>()));
    insert<T>(at + 3 * sizeof<T>(), out + <usize>(four >> 48), load<T>(from, 3 * sizeof<T>()));
    from += 4 * sizeof<T>();
    at += 4 * sizeof<T>();
  }
  for (; next < end; next += 2) {
    insert<T>(at, out + <usize>load<u16>(next), load<T>(from));
    from += sizeof<T>();
    at += sizeof<T>();
  }
}

/** Shuffles 0, 1, 2, ... to `PERMUTATION`, in the same way. */
function shuffleIndices(positions: i32): void {
  const out: usize = PERMUTATION;
  let at = out;
  let next: usize = DRAWS;
  let index: u32 = 0;
  const end = next + ((<usize>positions) << 1);
  for (; next + 8 <= end; next += 8) {
    const four = load<u64>(next);
    insert<u16>(at, out + (<usize>four & 0xffff), <u16>index);
    insert<u16>(at + 2, out + (<usize>(four >> 16) & 0xffff), <u16>(index + 1));
    insert<u16>(at + 4, out + (<usize>(four >> 32) & 0xffff), <u16>(index + 2));
    insert<u16>(at + 6, out + <usize>(four >> 48), <u16>(index + 3));
    index += 4;
    at += 8;
  }
  for (; next < end; next += 2) {
    insert<u16>(at, out + <usize>load<u16>(next), <u16>index);
    index++;
    at += 2;
  }
}
