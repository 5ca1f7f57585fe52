import { getBackend, ready, setBackend, version_core } from '@tensorflow/tfjs-core';

/** The TensorFlow.js backend that a run uses; its bits depend on it. */
export interface Backend {
  readonly name: string;
  readonly versions: Readonly<Record<string, string>>;
}

/**
 * Starts the wasm backend.
 *
 * @throws Error where its package is not installed
 */
export async function startBackend(): Promise<Backend> {
  const { version_wasm } = await import('@tensorflow/tfjs-backend-wasm').catch(() => {
    throw new Error(
      'the package @tensorflow/tfjs-backend-wasm is missing; npm install @tensorflow/tfjs-backend-wasm',
    );
  });
  await setBackend('wasm');
  await ready();
  const versions = {
    '@tensorflow/tfjs-core': version_core,
    '@tensorflow/tfjs-backend-wasm': version_wasm,
    'Node.js': process.version.slice(1),
  };
  return { name: getBackend(), versions };
}
