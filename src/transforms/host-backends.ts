/** Backends of TensorFlow.js whose tensors lie in the host's memory, so that they are read and written without waiting. */
const HOST_BACKENDS: readonly string[] = ['cpu', 'wasm', 'tensorflow'];

/** Whether a backend keeps its tensors in the host's memory; one of somebody else is taken for a device. */
export function isHostBackend(name: string): boolean {
  return HOST_BACKENDS.includes(name);
}
