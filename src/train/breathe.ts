/**
 * Lets the event loop run once: timers, signals, input and, in a browser, painting. A training loop on a backend that
 * computes on the calling thread would otherwise block them to its end. Costs microseconds (`setImmediate` in Node, a
 * message to itself elsewhere; timers of 0 ms wait for 1 to 4).
 */
export function breathe(): Promise<void> {
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
