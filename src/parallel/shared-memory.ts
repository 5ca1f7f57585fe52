/** Whether workers can see the memory of this thread: always in Node, in browsers on cross-origin isolated pages. */
export const hasSharedMemory = (): boolean => typeof SharedArrayBuffer !== 'undefined';

export const isShared = (values: { readonly buffer?: ArrayBufferLike } | undefined): boolean =>
  hasSharedMemory() && values?.buffer instanceof SharedArrayBuffer;

/** A kind of typed array. */
export interface ArrayKind<Values> {
  readonly BYTES_PER_ELEMENT: number;
  new (buffer: ArrayBufferLike): Values;
}

/** An array of zeros in shared memory, or in plain memory if there is no other. */
export function allocate<Values>(kind: ArrayKind<Values>, length: number): Values {
  const bytes = kind.BYTES_PER_ELEMENT * length;
  return new kind(hasSharedMemory() ? new SharedArrayBuffer(bytes) : new ArrayBuffer(bytes));
}
