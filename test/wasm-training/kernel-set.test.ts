import { createHash } from 'node:crypto';
import { getGradient, getKernelsForBackend } from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { installWasmTraining } from '../../src/wasm-training/install.js';
import { KERNEL_SET } from '../../src/wasm-training/kernel-set.js';
import { MODULE, SHARED_MODULE } from '../../src/webassembly/modules/training.js';
import { useBackend } from '../backend.js';
import { trainOn } from '../browser/training/cases.js';
import { trainLayersModel } from '../browser/training/layers-model.js';

/**
 * What each version of the kernels stands for, a row a version. `code` changes with every change of the module or of what is
 * registered, `networks` and `layersModel` where the change alters the bits of a training (or where another TensorFlow.js
 * does: its version is recorded beside). Of a released version, `code` alone may be replaced; other bits are a new version,
 * in a row of its own.
 */
const VERSIONS: Readonly<Record<number, Version>> = {
  1: {
    code: 'de229b8298facf07',
    networks: {
      mlp: 'a4e8f3deece80173',
      cnn: '9852adf6c6d0d0f2',
      alexnet: 'b2a0773006b1465e',
      inception: 'e2f0107f5c8907f7',
      'inception without batch normalization': '65e6562bec058b97',
    },
    layersModel: '881f49c574fb60ee',
  },
};

interface Version {
  readonly code: string;
  /** The weights of each network after four epochs; those that were added later need no row. */
  readonly networks: Readonly<Record<string, string>>;
  readonly layersModel: string;
}

const digest = (...parts: readonly string[]) =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 16);

/** Kernels and gradients on the wasm backend, by name. */
function registered(): Map<string, unknown> {
  return new Map(
    getKernelsForBackend('wasm').flatMap(({ kernelName, kernelFunc }): [string, unknown][] => [
      [kernelName, kernelFunc],
      [`gradient of ${kernelName}`, getGradient(kernelName)?.gradFunc],
    ]),
  );
}

describe('the version of the kernels', () => {
  let stock = new Map<string, unknown>();
  let uninstall = () => {};
  beforeAll(async () => {
    await useBackend('wasm');
    stock = registered();
    uninstall = installWasmTraining();
  });
  afterAll(() => uninstall());

  it('stands for a module and a list of what is registered', () => {
    const ours = [...registered()].filter(([name, what]) => what && what !== stock.get(name));
    const names = ours.map(([name]) => name).sort();
    expect(digest(MODULE, SHARED_MODULE, ...names)).toBe(VERSIONS[KERNEL_SET].code);
  });

  it('stands for the bits of its networks', async () => {
    uninstall();
    const trained: Record<string, string> = {};
    for (const model of Object.keys(VERSIONS[KERNEL_SET].networks)) {
      trained[model] = digest(...(await trainOn('wasm', model, 4)).weights);
    }
    installWasmTraining();
    expect(trained).toEqual(VERSIONS[KERNEL_SET].networks);
  });

  it('stands for the bits of a LayersModel', async () => {
    expect(digest(...(await trainLayersModel(4)))).toBe(VERSIONS[KERNEL_SET].layersModel);
  });
});
