import { layout } from './layout.js';
import { nextWords } from './vectors.js';

const { streams } = layout;

/** Puts the states a, b, c and d where `nextWord` goes on from, one word at a time. */
export const keepStreams = `
  v128.store(${streams}, a); v128.store(${streams}, b, 16);
  v128.store(${streams}, c, 32); v128.store(${streams}, d, 48);
  store<u32>(${streams}, 16, 80);`;

/** The rare words that are read one by one. */
export const oneByOne = `
function refill(): void {
  let a = v128.load(${streams}), b = v128.load(${streams}, 16);
  let c = v128.load(${streams}, 32), d = v128.load(${streams}, 48);
  const one = i32x4.splat(1);
  ${nextWords('words')}
  v128.store(${streams}, a); v128.store(${streams}, b, 16);
  v128.store(${streams}, c, 32); v128.store(${streams}, d, 48);
  v128.store(${streams}, words, 64);
}

function nextWord(): u32 {
  let used: u32 = load<u32>(${streams}, 80);
  if (used == 16) { refill(); used = 0; }
  store<u32>(${streams}, used + 4, 80);
  return load<u32>(<usize>used + ${streams}, 64);
}

/** An unbiased whole number below bound: drawBelow of random/bounded.ts. */
function nextBelow(bound: u32): u32 {
  let product = <u64>nextWord() * <u64>bound;
  if (<u32>product < bound) {
    const least: u32 = (<u32>0 - bound) % bound;
    while (<u32>product < least) product = <u64>nextWord() * <u64>bound;
  }
  return <u32>(product >> 32);
}
`;
