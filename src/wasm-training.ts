/**
 * rethink-gen/wasm-training: trains convolutional networks on TensorFlow.js's wasm backend, with any library on top of it.
 *
 * @packageDocumentation
 */
export { installWasmTraining, isWasmTrainingInstalled } from './wasm-training/install.js';
