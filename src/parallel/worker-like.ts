/** A worker of Node or of a browser. */
export interface WorkerLike {
  /** Sends a job, and moves these buffers along with it. */
  postMessage(message: unknown, transfer: ArrayBuffer[]): void;
  /** Ends it. */
  terminate(): unknown;
  /** Hears answers, and how the worker ends, in Node. */
  on?(event: 'message' | 'error' | 'messageerror' | 'exit', listener: (value: unknown) => void): unknown;
  /** Hears answers and errors, in a browser. */
  addEventListener?(event: 'message' | 'error' | 'messageerror', listener: (event: unknown) => void): void;
}
