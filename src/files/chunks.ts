/** Some of the values of a file, and how to write the file with others in their place. Both hold until the next chunk is read. */
export interface Chunk<Values> {
  /** Class indices, or the pixels of whole images. */
  readonly values: Values;
  /** The bytes from the end of the chunk before to the end of this one, with new values; to be written at once. */
  readonly rewritten: (values: Values) => Iterable<Uint8Array>;
}

/** How far a file is read. */
export interface FileProgress {
  /** Examples that are done. */
  readonly done: number;
  readonly total: number;
}

/** How the work on a file is watched. */
export interface Watch {
  /** Ends the work; nothing is left behind. */
  readonly signal?: AbortSignal;
  /** Receives how far the work is, several times a second at most. */
  readonly onProgress?: (progress: FileProgress) => void;
}

/** Milliseconds between two reports of progress. */
const PAUSE = 100;

/** Writes a file with other values; one chunk is written while the next is computed. */
export async function rewrite<Values>(
  chunks: AsyncIterable<Chunk<Values>>,
  total: number,
  apply: (values: Values) => { readonly values: Values; readonly examples: number },
  write: (bytes: Uint8Array) => Promise<void>,
  { signal, onProgress }: Watch,
): Promise<void> {
  let writing = Promise.resolve();
  let reported = Number.NEGATIVE_INFINITY;
  let done = 0;
  const writeAll = async (pieces: Iterable<Uint8Array>) => {
    for (const bytes of pieces) await write(bytes);
  };
  try {
    for await (const { values, rewritten } of chunks) {
      signal?.throwIfAborted();
      const changed = apply(values);
      const pieces = rewritten(changed.values);
      await writing;
      writing = writeAll(pieces);
      writing.catch(() => {});
      done += changed.examples;
      if (!onProgress || (performance.now() - reported < PAUSE && done < total)) continue;
      reported = performance.now();
      onProgress({ done, total });
    }
  } finally {
    await writing;
  }
}
