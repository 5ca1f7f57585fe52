import type { ImageShape } from '../plans/images/image-shape.js';
import type { ByteSource } from './byte-source.js';
import type { Encoding } from './number-types.js';

/** Where in an example numbers stand, and how they lie there. */
export interface Place extends Encoding {
  readonly offset: number;
}

/** How the examples of a binary file lie in it: a header, then one example behind the other, each of as many bytes. */
export interface Layout {
  readonly header: Uint8Array;
  readonly count: number;
  /** The bytes of an example. */
  readonly stride: number;
  /** Where in an example its label stands. */
  readonly label?: Place;
  /** Where in an example its image stands. */
  readonly image?: Place & {
    /** The shape of one image, channels last. */
    readonly shape: ImageShape;
    /** Whether the channels stand one behind the other in the file, as in CIFAR. */
    readonly planar?: boolean;
  };
}

export interface HeaderOptions {
  readonly name: string;
  /** Which of several labels of an example is meant. */
  readonly labels?: string | undefined;
}

/** Throws unless the file is as long as its header says. */
export function checkSize(
  { size, most = Number.MAX_SAFE_INTEGER }: ByteSource,
  { header, count, stride }: Layout,
  name: string,
): void {
  const said = header.length + count * stride;
  if (size !== undefined && size !== said) throw wrongSize(name, size, said);
  if (said > most) throw wrongSize(name, 'fewer', said);
}

/** The error of a file that is not as long as its header says. */
export function wrongSize(name: string, size: number | string, said: number): RangeError {
  return new RangeError(`${name} has ${size} bytes, its header says ${said}; it is truncated or damaged`);
}
