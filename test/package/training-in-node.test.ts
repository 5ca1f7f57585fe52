import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';

/**
 * The built package in plain Node, where `@tensorflow/tfjs-core` registers no gradients and test runners do not help: a
 * folder with the package and its peers.
 */
let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'rethink-gen-package-'));
  const packed = join(folder, 'node_modules', 'rethink-gen');
  mkdirSync(join(folder, 'node_modules', '@tensorflow'), { recursive: true });
  mkdirSync(packed);
  symlinkSync(resolve('package.json'), join(packed, 'package.json'));
  symlinkSync(resolve('dist'), join(packed, 'dist'));
  for (const name of ['seedrandom', '@tensorflow/tfjs-core', '@tensorflow/tfjs-backend-wasm']) {
    symlinkSync(resolve('node_modules', name), join(folder, 'node_modules', name));
  }
});

afterAll(() => rmSync(folder, { recursive: true }));

/** Runs a program in the folder; returns what it prints. */
function run(name: string, program: string): string {
  writeFileSync(join(folder, name), program);
  return execFileSync('node', ['--preserve-symlinks', '--preserve-symlinks-main', name], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
  });
}

const DATA = `
  const data = { images: Float32Array.from({ length: 12 * 64 }, (_, i) => Math.sin(i * i)),
    labels: Array.from({ length: 12 }, (_, i) => i % 3), imageShape: [8, 8, 1] };
  const options = { classes: 3, seed: 1, epochs: 2, batchSize: 4 };`;

it('trains a convolutional network on wasm with tfjs-core and the backend alone', () => {
  const printed = run(
    'train.mjs',
    `import tf from '@tensorflow/tfjs-core';
    import '@tensorflow/tfjs-backend-wasm';
    import { cnn, train } from 'rethink-gen/train';
    await tf.setBackend('wasm');${DATA}
    const { history, environment } = await train(cnn([4]), data, options);
    console.log(history.length, environment.kernels);`,
  );
  expect(printed.trim()).toBe('2 rethink-gen wasm 1');
});

it('says which import is missing where a function needs registered gradients', () => {
  const printed = run(
    'missing.cjs',
    `const tf = require('@tensorflow/tfjs-core');
    require('@tensorflow/tfjs-backend-wasm');
    const { fromFunction, train } = require('rethink-gen/train');
    (async () => {
      await tf.setBackend('wasm');${DATA}
      const w = tf.variable(tf.zeros([64, 3]));
      const model = fromFunction('raw', { w }, (images) => tf.matMul(tf.reshape(images, [-1, 64]), w));
      const error = await train(model, data, options).catch((e) => e);
      console.log(error.message);
    })();`,
  );
  expect(printed).toMatch(/^the gradient of \w+ is not registered, .*import '@tensorflow\/tfjs'/);
});

it('installs the wasm kernels, and stores checkpoints in files, from their own entries', () => {
  const printed = run(
    'entries.mjs',
    `import tf from '@tensorflow/tfjs-core';
    import '@tensorflow/tfjs-backend-wasm';
    import { mlp, train } from 'rethink-gen/train';
    import { installWasmTraining } from 'rethink-gen/wasm-training';
    import { fileStore } from 'rethink-gen/node';
    await tf.setBackend('wasm');${DATA}
    const undo = installWasmTraining();
    const store = fileStore('run.checkpoint');
    const first = await train(mlp([4]), data, { ...options, checkpoints: { store } });
    const again = await train(mlp([4]), data, { ...options, checkpoints: { store } });
    undo();
    console.log(first.environment.kernels, JSON.stringify(first.history) === JSON.stringify(again.history));`,
  );
  expect(printed.trim()).toBe('rethink-gen wasm 1, installed true');
});
