import { outOfRange } from '../errors/argument-error.js';
import type { ByteSource } from './byte-source.js';
import type { HeaderOptions, Layout } from './layout.js';

const IMAGE = 3 * 32 * 32;

/** The labels before each image, in their order. */
const LABELS = { 'cifar-10': ['label'], 'cifar-100': ['coarse', 'fine'] } as const;

/**
 * The layout of CIFAR-10 or CIFAR-100 in their binary versions: for each image its labels, a byte each, then 1,024 red, 1,024
 * green and 1,024 blue bytes. Source: Krizhevsky, "Learning multiple layers of features from tiny images", 2009, and the page
 * of the data sets.
 */
export function cifarHeader(version: keyof typeof LABELS) {
  return async (source: ByteSource, { name, labels }: HeaderOptions): Promise<Layout> => {
    const names: readonly string[] = LABELS[version];
    const wanted = labels ?? names[names.length - 1];
    const offset = names.indexOf(wanted);
    if (offset < 0) throw outOfRange('labels', `one of ${names.join(', ')}`, wanted);
    const stride = names.length + IMAGE;
    const { size } = source;
    if (size === undefined || size === 0 || size % stride !== 0) {
      const rule = `a number of bytes that is a multiple of ${stride}`;
      throw new RangeError(
        size === undefined
          ? `${name} must not be compressed; run gunzip on it first`
          : `${name} has ${size} bytes, not ${rule}; it is truncated, or not ${version} in the binary version`,
      );
    }
    const bytes = { type: 'u1', bigEndian: false } as const;
    return {
      header: new Uint8Array(0),
      count: size / stride,
      stride,
      label: { ...bytes, offset },
      image: { ...bytes, offset: names.length, shape: [32, 32, 3], planar: true },
    };
  };
}
