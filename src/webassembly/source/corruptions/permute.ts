import { drawPlaces } from './draw-places';
import { DRAWS, PERMUTATION } from './layout';

/**
 * Permutes the positions of `count` images, each by the draws of its address at `ids` (low and high of each), from `input` to
 * `out`: positions of one value of 1 or 4 bytes, and of three. `pending` has room for a list of draws.
 */
export function permuteBytes(
  positions: i32,
  count: i32,
  key0: i32,
  key1: i32,
  ids: usize,
  input: usize,
  out: usize,
  pending: usize,
): void {
  singles<u8>(positions, count, key0, key1, ids, input, out, pending);
}

export function permuteWords(
  positions: i32,
  count: i32,
  key0: i32,
  key1: i32,
  ids: usize,
  input: usize,
  out: usize,
  pending: usize,
): void {
  singles<u32>(positions, count, key0, key1, ids, input, out, pending);
}

export function permuteByteTriples(
  positions: i32,
  count: i32,
  key0: i32,
  key1: i32,
  ids: usize,
  input: usize,
  out: usize,
  pending: usize,
): void {
  triples<u8>(positions, count, key0, key1, ids, input, out, pending);
}

export function permuteWordTriples(
  positions: i32,
  count: i32,
  key0: i32,
  key1: i32,
  ids: usize,
  input: usize,
  out: usize,
  pending: usize,
): void {
  triples<u32>(positions, count, key0, key1, ids, input, out, pending);
}

function singles<T>(
  positions: i32,
  count: i32,
  key0: i32,
  key1: i32,
  ids: usize,
  input: usize,
  out: usize,
  pending: usize,
): void {
  const bytes = <usize>positions * sizeof<T>();
  for (let image = 0; image < count; image++) {
    drawPlaces<T>(positions, key0, key1, load<i32>(ids), load<i32>(ids, 4), pending);
    shuffleInto<T>(positions, input, out);
    ids += 8;
    input += bytes;
    out += bytes;
  }
}

/** By an index; each position copies a little more than its three values, which the next one overwrites. */
function triples<T>(
  positions: i32,
  count: i32,
  key0: i32,
  key1: i32,
  ids: usize,
  input: usize,
  out: usize,
  pending: usize,
): void {
  const bytes = 3 * sizeof<T>();
  for (let image = 0; image < count; image++) {
    drawPlaces<u16>(positions, key0, key1, load<i32>(ids), load<i32>(ids, 4), pending);
    shuffleIndices(positions);
    for (let i: usize = 0; i < <usize>positions; i++) {
      const source = input + <usize>load<u16>(i << 1, PERMUTATION) * bytes;
      if (sizeof<T>() === 1) store<u32>(out, load<u32>(source));
      else v128.store(out, v128.load(source));
      out += bytes;
    }
    ids += 8;
    input += <usize>positions * bytes;
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
