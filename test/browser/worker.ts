import '@tensorflow/tfjs-backend-cpu';
import { arrayDigests, tensorDigests } from './cases.js';

/** Runs every case inside a Web Worker, on arrays and on cpu tensors, and posts what agrees. */
const arrays = arrayDigests();
tensorDigests('cpu').then((tensors) => {
  const digests = Object.keys(arrays).map((name) => [
    name,
    arrays[name] === tensors[name] ? arrays[name] : `${arrays[name]}, but on tensors ${tensors[name]}`,
  ]);
  postMessage(Object.fromEntries(digests));
});
