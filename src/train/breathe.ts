/** Milliseconds that a loop may hold the event loop up: what lies between two pictures of most screens. */
const HELD = 16;

/**
 * Makes a function for a loop to await in each of its turns. If the last time is long enough ago, it lets the event loop
 * run once: timers, signals, input and, in a browser, painting. A training on a backend that computes on the calling
 * thread would otherwise block them to its end.
 */
export function breather(): () => Promise<void> | undefined {
  let last = performance.now();
  return () => {
    if (performance.now() - last < HELD) return undefined;
    return turn().then(() => {
      last = performance.now();
    });
  };
}

/** A turn of the event loop: `setImmediate` in Node, a message to itself elsewhere, as timers of 0 ms wait for 1 to 4. */
function turn(): Promise<void> {
  return new Promise((resolve) => {
    if (typeof setImmediate === 'function') {
      setImmediate(resolve);
      return;
    }
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}
