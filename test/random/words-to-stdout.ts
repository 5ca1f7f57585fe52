/**
 * Writes random words to standard output for ever, as 32-bit little-endian integers: the input of PractRand, TestU01 or
 * dieharder. Either the stream words of the examples 0, 1, 2, ..., so many an example, or their two first block words, or only
 * the first one, which decides whether an example is touched.
 *
 *     npx tsx test/random/words-to-stdout.ts <seed> <words an example, 'blocks' or 'first'> | RNG_test stdin32
 */
import { writeSync } from 'node:fs';
import { ExampleWords } from '../../src/random/example-words.js';
import { deriveKey, type Key } from '../../src/random/key.js';
import { threefry2x32 } from '../../src/random/threefry.js';

const BUFFER = 65536;

/** Waited on for a millisecond where the pipe is full, rather than asking again and again. */
const PAUSE = new Int32Array(new SharedArrayBuffer(4));

/** Fills the buffers in turn, from example 0 on. */
function* streamWords(key: Key, perExample: number): Generator<Int32Array> {
  const words = new ExampleWords();
  const perBuffer = Math.max(1, Math.floor(BUFFER / perExample));
  const buffer = new Int32Array(perBuffer * perExample);
  for (let example = 0; ; ) {
    for (let i = 0; i < perBuffer; i++, example++) {
      words.seek(key, example | 0, Math.floor(example / 2 ** 32));
      words.generate(perExample);
      buffer.set(words.words.subarray(0, perExample), i * perExample);
    }
    yield buffer;
  }
}

/** The first block word of every example, or the first two, as labels read them. */
function* blockWords(key: Key, perExample: 1 | 2): Generator<Int32Array> {
  const buffer = new Int32Array(BUFFER);
  const block = new Int32Array(2);
  for (let example = 0; ; ) {
    for (let i = 0; i < BUFFER; i += perExample, example++) {
      threefry2x32(key[0], key[1], example | 0, 8 * Math.floor(example / 2 ** 32), block);
      buffer[i] = block[0];
      if (perExample === 2) buffer[i + 1] = block[1];
    }
    yield buffer;
  }
}

/** Writes all of it, however little a pipe takes at once; false where the reader is gone. */
function write(bytes: Uint8Array): boolean {
  for (let at = 0; at < bytes.length; ) {
    try {
      at += writeSync(1, bytes, at);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EPIPE') return false;
      if (code !== 'EAGAIN') throw error;
      Atomics.wait(PAUSE, 0, 0, 1);
    }
  }
  return true;
}

const [seed = '0', what = '3072'] = process.argv.slice(2);
const perExample = { first: 1, blocks: 2 }[what] as 1 | 2 | undefined;
const key = deriveKey(seed, 'train', perExample ? 'labels:uniform' : 'pixels:gaussian');
for (const buffer of perExample ? blockWords(key, perExample) : streamWords(key, Number(what))) {
  if (!write(new Uint8Array(buffer.buffer))) break;
}
