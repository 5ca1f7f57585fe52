import { MathBackendCPU } from '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';

/** What a hostile value throws when it is touched: whoever touches it passes it on. */
export class OwnError extends Error {}

export const own = (): never => {
  throw new OwnError('thrown by the value itself');
};

tf.registerBackend('other', () => new MathBackendCPU());

/** A tensor that a backend keeps which is not the active one. */
function onOtherBackend(): tf.Tensor {
  const backend = tf.engine().findBackend('other');
  const dataId = backend.write(Int32Array.of(0, 1, 2), [3], 'int32');
  return tf.engine().makeTensorFromDataId(dataId, [3], 'int32', backend);
}

function disposed(): tf.Tensor {
  const tensor = tf.tensor1d([0, 1, 2], 'int32');
  tensor.dispose();
  return tensor;
}

function revoked<T extends object>(target: T): T {
  const { proxy, revoke } = Proxy.revocable(target, {});
  revoke();
  return proxy;
}

function detached(): Int32Array {
  const values = Int32Array.of(0, 1, 2);
  structuredClone(values.buffer, { transfer: [values.buffer as ArrayBuffer] });
  return values;
}

/** `ArrayBuffer` with `maxByteLength`, which the typings of ES2022 lack. */
const Resizable = ArrayBuffer as unknown as new (
  length: number,
  options: { maxByteLength: number },
) => ArrayBuffer & { resize(length: number): void };

function shrunk(): Int32Array {
  const buffer = new Resizable(12, { maxByteLength: 16 });
  const values = new Int32Array(buffer, 0, 3);
  buffer.resize(4);
  return values;
}

function nested(depth: number, width: number): unknown {
  let value: unknown = 0;
  for (let d = 0; d < depth; d++) value = new Array(width).fill(value);
  return value;
}

function deepObject(depth: number): object {
  let value = {};
  for (let d = 0; d < depth; d++) value = { value };
  return value;
}

function cyclicArray(): unknown[] {
  const array: unknown[] = [0];
  array.push(array);
  return array;
}

function cyclicObject(): object {
  const object: Record<string, unknown> = {};
  object.self = object;
  return object;
}

/** An object whose property is another one each time that it is read. */
function changing(name: string): object {
  let reads = 0;
  return {
    get [name]() {
      return reads++ === 0 ? 3 : `read ${reads} times`;
    },
  };
}

function badGetterAt(index: number): unknown[] {
  return Object.defineProperty([0, 1, 2], index, { get: own, enumerable: true });
}

function argumentsOf(...values: number[]): unknown;
function argumentsOf(): unknown {
  // biome-ignore lint/complexity/noArguments: the object itself is wanted
  return arguments;
}

/** The hostile values, each made anew by name. */
export const VALUES: Readonly<Record<string, () => unknown>> = {
  undefined: () => undefined,
  null: () => null,
  true: () => true,
  false: () => false,
  // Numbers at every edge.
  0: () => 0,
  '-0': () => -0,
  1: () => 1,
  '-1': () => -1,
  3: () => 3,
  0.5: () => 0.5,
  '-0.5': () => -0.5,
  1.5: () => 1.5,
  'just above 1': () => 1 + Number.EPSILON,
  'least subnormal': () => Number.MIN_VALUE,
  NaN: () => Number.NaN,
  Infinity: () => Number.POSITIVE_INFINITY,
  '-Infinity': () => Number.NEGATIVE_INFINITY,
  1e308: () => 1e308,
  '-1e308': () => -1e308,
  65537: () => 65537,
  '2^31': () => 2 ** 31,
  '2^32': () => 2 ** 32,
  '2^53 - 1': () => 2 ** 53 - 1,
  '2^53': () => 2 ** 53,
  '-2^53': () => -(2 ** 53),
  '0n': () => 0n,
  '3n': () => 3n,
  '-1n': () => -1n,
  '2n^64n': () => 2n ** 64n,
  'a boxed number': () => Object(0.5),
  'a boxed string': () => Object('train'),
  'a boxed bigint': () => Object(1n),
  // Text.
  'empty text': () => '',
  "'0'": () => '0',
  "'0.5'": () => '0.5',
  "'1e3'": () => '1e3',
  "'NaN'": () => 'NaN',
  "' '": () => ' ',
  "'set'": () => 'set',
  "'constructor'": () => 'constructor',
  "'__proto__'": () => '__proto__',
  'half a surrogate pair': () => '\ud800',
  'a control character': () => '\u0000',
  'a million characters': () => 'x'.repeat(1_000_000),
  'a symbol': () => Symbol('s'),
  'Symbol.iterator': () => Symbol.iterator,
  // Functions.
  'a function of nothing': () => () => undefined,
  'a function of NaN': () => () => Number.NaN,
  'a function of text': () => () => 'abc',
  'an async function': () => async () => [0.5, 0.25, 0.25],
  'an async function that fails': () => async () => own(),
  'a function that throws': () => own,
  'a generator function': () =>
    function* () {
      yield 1;
    },
  'a class': () => class Hostile {},
  // Objects.
  'an empty object': () => ({}),
  'an object without prototype': () => Object.create(null),
  'an own key __proto__': () => JSON.parse('{"__proto__": {"seed": 1}, "seed": 2}'),
  'an own key constructor': () => ({ constructor: 5 }),
  'a constructor with a bad name': () => ({
    constructor: {
      get name() {
        return own();
      },
    },
  }),
  'length 1e9': () => ({ length: 1e9 }),
  'length 2^53': () => ({ length: 2 ** 53 }),
  'length -1': () => ({ length: -1 }),
  'length NaN': () => ({ length: Number.NaN }),
  'length 3, no elements': () => ({ length: 3 }),
  'first NaN': () => ({ first: Number.NaN }),
  'first -1': () => ({ first: -1 }),
  'a date': () => new Date(0),
  'an invalid date': () => new Date(Number.NaN),
  'a map': () => new Map([[0, 1]]),
  'a set': () => new Set([0, 1]),
  'a weak map': () => new WeakMap(),
  'a regular expression': () => /./g,
  'an error': () => new Error('an error'),
  'an object with valueOf': () => ({ valueOf: () => 0.5 }),
  'an object with toPrimitive': () => ({ [Symbol.toPrimitive]: () => 1 }),
  'an object whose toString throws': () => ({ toString: own, valueOf: own }),
  'a getter that throws': () => ({
    get length() {
      return own();
    },
  }),
  'a changing length': () => changing('length'),
  'a changing first': () => changing('first'),
  'a proxy that throws': () => new Proxy({}, { get: own, has: own, ownKeys: own, getPrototypeOf: own }),
  'a revoked proxy of an object': () => revoked({}),
  'a revoked proxy of an array': () => revoked([0, 1, 2]),
  'a revoked proxy of a function': () => revoked(() => 1),
  'an iterator that throws': () => ({ [Symbol.iterator]: own, [Symbol.asyncIterator]: own }),
  'a cyclic object': cyclicObject,
  'a very deep object': () => deepObject(20_000),
  // Promises.
  'a promise': () => Promise.resolve(1),
  'a promise of labels': () => Promise.resolve([0, 1, 2]),
  // biome-ignore lint/suspicious/noThenProperty: a hostile one
  'a thenable': () => ({ then: (resolve: (value: number) => void) => resolve(1) }),
  // Arrays.
  'an empty array': () => [],
  'three holes': () => new Array(3),
  'a hole in the middle': () => Object.assign(new Array(3), { 0: 0, 2: 2 }),
  'a huge array of holes': () => new Array(2 ** 32 - 1),
  '[undefined]': () => [undefined],
  '[null]': () => [null],
  '[NaN, NaN, NaN]': () => [Number.NaN, Number.NaN, Number.NaN],
  '[Infinity, 0, 1]': () => [Number.POSITIVE_INFINITY, 0, 1],
  '[1e308, 1e308, 1e308]': () => [1e308, 1e308, 1e308],
  '[0, 1, 1.5]': () => [0, 1, 1.5],
  '[-1, 0, 1]': () => [-1, 0, 1],
  "['0', '1', '2']": () => ['0', '1', '2'],
  '[0n, 1n, 2n]': () => [0n, 1n, 2n],
  '[0, 1n, 2]': () => [0, 1n, 2],
  '[[], [], []]': () => [[], [], []],
  'holes in rows': () => [new Array(3), new Array(3), new Array(3)],
  '[Symbol]': () => [Symbol('s'), 0, 1],
  'promises in an array': () => [Promise.resolve(0), Promise.resolve(1), Promise.resolve(2)],
  'a getter that throws in an array': () => badGetterAt(1),
  'a cyclic array': cyclicArray,
  'an array of depth 20,000': () => nested(20_000, 1),
  'eight arrays of depth 8': () => nested(8, 8),
  'an arguments object': () => argumentsOf(0, 1, 2),
  // Views and buffers.
  'Int32Array of 0': () => new Int32Array(0),
  'Float32Array of 0': () => new Float32Array(0),
  Uint8Array: () => Uint8Array.of(0, 1, 2),
  'Float32Array of NaN': () => new Float32Array(3).fill(Number.NaN),
  'Float64Array of 1e308': () => new Float64Array(3).fill(1e308),
  BigInt64Array: () => BigInt64Array.of(0n, 1n, 2n),
  'BigUint64Array of 2^63': () => new BigUint64Array(3).fill(2n ** 63n),
  'a DataView': () => new DataView(new ArrayBuffer(12)),
  'an ArrayBuffer': () => new ArrayBuffer(12),
  'a SharedArrayBuffer': () => new SharedArrayBuffer(12),
  'a detached array': detached,
  'an array in shared memory': () => new Int32Array(new SharedArrayBuffer(12)),
  'an array in resizable memory': () => new Int32Array(new Resizable(12, { maxByteLength: 64 })),
  'an array out of its memory': shrunk,
  'a Buffer': () => Buffer.of(0, 1, 2),
  // Tensors.
  'an int32 tensor': () => tf.tensor1d([0, 1, 2], 'int32'),
  'a float32 tensor': () => tf.tensor1d([0.5, 1, 2]),
  'a bool tensor': () => tf.tensor1d([false, true, true], 'bool'),
  'a string tensor': () => tf.tensor1d(['0', '1', '2'], 'string'),
  'a complex tensor': () => tf.complex(tf.tensor1d([0, 1, 2]), tf.tensor1d([0, 1, 2])),
  'a scalar': () => tf.scalar(1),
  'a tensor of rank 6': () => tf.zeros([1, 1, 1, 1, 1, 3]),
  'an empty tensor': () => tf.zeros([0, 3]),
  'a tensor of another backend': onOtherBackend,
  'a disposed tensor': disposed,
};
