import { createRequire } from 'node:module';
import { checkChoice } from '../errors/checks.js';
import { provideWebGpu } from './webgpu.js';

/** A TensorFlow.js backend that Node.js can start. */
export type BackendName = 'wasm' | 'webgpu' | 'cpu';

/** A backend that computes, and what its bits depend on. */
export interface Backend {
  readonly name: BackendName;
  /** Backend, kernels, versions of packages, and of a GPU its adapter and driver: two that are equal give equal bits. */
  readonly identity: Readonly<Record<string, string>>;
}

/** How a backend comes into the process. */
interface BackendSource {
  /** What has to be installed; all of them are optional peers of this package. */
  readonly packages: readonly string[];
  readonly load: () => Promise<unknown>;
}

const BACKENDS = {
  wasm: { packages: ['@tensorflow/tfjs-backend-wasm'], load: () => import('@tensorflow/tfjs-backend-wasm') },
  webgpu: {
    packages: ['@tensorflow/tfjs-backend-webgpu', 'webgpu'],
    load: async () => {
      // first, since TensorFlow.js's package looks for WebGPU while it is imported
      await provideWebGpu();
      await import('@tensorflow/tfjs-backend-webgpu');
    },
  },
  cpu: { packages: ['@tensorflow/tfjs-backend-cpu'], load: () => import('@tensorflow/tfjs-backend-cpu') },
} satisfies Record<BackendName, BackendSource>;

/** The names of the backends; the first one is the default. */
export const BACKEND_NAMES = Object.keys(BACKENDS) as BackendName[];

/**
 * Makes a TensorFlow.js backend the current one: `wasm`, `webgpu` (on a GPU, through Dawn, the npm package `webgpu`) or `cpu`.
 *
 * @throws Error that says what to install if a package is missing
 * @throws Error if the backend does not start: `webgpu`, if there is no GPU with a driver for it
 */
export async function startBackend(name: BackendName = 'wasm'): Promise<Backend> {
  checkChoice('backend', name, BACKEND_NAMES);
  const { packages, load } = BACKENDS[name];
  const versions = versionsOf(['@tensorflow/tfjs-core', ...packages]);
  await load();
  const { ready, setBackend } = await import('@tensorflow/tfjs-core');
  const { environment } = await import('../train/environment.js');
  const { webGpuDevice } = await import('../train/webgpu-device.js');
  if (!(await setBackend(name))) throw new Error(`the backend ${name} did not start`);
  await ready();
  const device = webGpuDevice();
  if (device) device.label = `webgpu ${versions.webgpu}`;
  const { tensorflow: _, ...facts } = environment();
  return { name, identity: { ...facts, ...versions } };
}

/** Starts the default backend unless one is set. */
export async function startBackendUnlessSet(): Promise<void> {
  const { getBackend } = await import('@tensorflow/tfjs-core');
  if (!getBackend()) await startBackend();
}

const require = createRequire(import.meta.url);

function versionsOf(packages: readonly string[]): Record<string, string> {
  const versions = packages.map((name): [string, string] => {
    try {
      return [name, (require(`${name}/package.json`) as { version: string }).version];
    } catch (cause) {
      throw new Error(`the package ${name} is missing; npm install ${packages.join(' ')}`, { cause });
    }
  });
  return Object.fromEntries(versions);
}
