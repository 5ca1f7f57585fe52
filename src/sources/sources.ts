import { isTensor } from '../transforms/tensors.js';

/** A `tf.data.Dataset`, by what it can do. */
export interface DatasetLike {
  /** A new pass over the elements. */
  iterator(): Promise<DatasetPass>;
  /** The dataset with every element transformed. */
  mapAsync(transform: (element: never) => Promise<unknown>): unknown;
  /** Visits every element. */
  forEachAsync(visit: (element: never) => void): Promise<void>;
}

/** One pass over a `tf.data.Dataset`, by what it can do. */
export interface DatasetPass {
  /** The pass with every element transformed. */
  mapAsync(transform: (element: never) => Promise<unknown>): unknown;
  /** The next element, or that the source has ended. */
  next(): Promise<{ readonly done?: boolean | undefined; readonly value: unknown }>;
}

/** A map-style source, which gives an example by its position at any time. */
export interface MapStyleSource<Element> {
  /** The number of examples. */
  readonly length: number;
  /** The example at a position from 0 to `length - 1`. */
  get(index: number): Element;
}

export interface Pass {
  readonly corrupt: (element: unknown) => unknown;
  readonly end: () => void;
}

type Methods = Partial<Record<string | symbol, unknown>>;

const isFunction = (value: unknown) => typeof value === 'function';

export function isDataset(source: object): source is DatasetLike {
  const { iterator, mapAsync, forEachAsync } = source as Methods;
  return isFunction(iterator) && isFunction(mapAsync) && isFunction(forEachAsync);
}

export function isMapStyle(source: object): source is MapStyleSource<unknown> {
  const { get, length } = source as Methods;
  return isFunction(get) && typeof length === 'number';
}

export function isAsyncIterable(source: object): source is AsyncIterable<unknown> {
  return isFunction((source as Methods)[Symbol.asyncIterator]);
}

export function isIterable(source: object): source is Iterable<unknown> {
  return isFunction((source as Methods)[Symbol.iterator]);
}

/**
 * The dataset with every pass corrupted: a child of the original, whose methods all begin at `iterator`. As everywhere in
 * tf.data, what a step does not pass on is disposed; also if the step fails.
 */
export function wrapDataset<D extends DatasetLike>(dataset: D, begin: () => Pass): D {
  const iterator = async () => {
    const pass = begin();
    return withEnd(await dataset.iterator(), pass.end).mapAsync(async (element) => {
      try {
        return await pass.corrupt(element);
      } catch (error) {
        for (const tensor of Object.values(Object(element)).filter(isTensor)) tensor.dispose();
        throw error;
      }
    });
  };
  return Object.create(dataset, { iterator: { value: iterator } }) as D;
}

/** A pass that says when it has given its last element. */
function withEnd(pass: DatasetPass, end: () => void): DatasetPass {
  const next = async () => {
    const result = await pass.next();
    if (result.done) end();
    return result;
  };
  return Object.create(pass, { next: { value: next } }) as DatasetPass;
}

/** A lazy async iterable; each loop over it is a pass of its own. */
export function wrapAsyncIterable(source: AsyncIterable<unknown>, begin: () => Pass): AsyncIterable<unknown> {
  return {
    async *[Symbol.asyncIterator]() {
      const pass = begin();
      for await (const element of source) yield pass.corrupt(element);
      pass.end();
    },
  };
}

/** A lazy iterable; each loop over it is a pass of its own. */
export function wrapIterable(source: Iterable<unknown>, begin: () => Pass): Iterable<unknown> {
  return {
    *[Symbol.iterator]() {
      const pass = begin();
      for (const element of source) yield pass.corrupt(element);
      pass.end();
    },
  };
}

/** A map-style source; `corruptAt` corrupts the element at a position. */
export function wrapMapStyle(
  source: MapStyleSource<unknown>,
  corruptAt: (element: unknown, index: number) => unknown,
): MapStyleSource<unknown> {
  return {
    get length() {
      return source.length;
    },
    get(index) {
      const element = source.get(index);
      return element instanceof Promise
        ? element.then((settled) => corruptAt(settled, index))
        : corruptAt(element, index);
    },
  };
}
