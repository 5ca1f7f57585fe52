/**
 * The time of a training step, side by side: `npx tsx test/bench/training.ts [rounds] [network ...]`. Batch 128, SGD with
 * momentum, one thread. The contenders take turns step by step; what is told is CPU time (median and least of the rounds),
 * since other programs on the machine stretch the time on the clock. PyTorch runs where /usr/bin/python3 has it.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { createInterface, type Interface } from 'node:readline';
import '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-backend-wasm';
import {
  backend,
  cast,
  dispose,
  oneHot,
  randomNormal,
  type Scalar,
  setBackend,
  type Tensor2D,
  type Tensor4D,
  tensor1d,
  train as tfTrain,
} from '@tensorflow/tfjs-core';
import * as layers from '@tensorflow/tfjs-layers';
import { gradientStep } from '../../src/train/gradient-step.js';
import { cnn, type ImageSize, type Model, mlp, smallAlexNet, smallInception } from '../../src/train.js';
import { installWasmTraining } from '../../src/wasm-training.js';

const N = 128;
const CLASSES = 10;
const { layers: make } = layers;

/** A network, and the same as a LayersModel, where tfjs-layers has the layers for it. */
interface Case {
  readonly model: Model;
  readonly shape: ImageSize;
  readonly layersModel?: () => layers.LayersModel;
  /** Whether the plain cpu backend is fast enough to be asked at all. */
  readonly cpu?: boolean;
}

const perceptron = (shape: ImageSize, hidden: readonly number[]) => () => {
  const model = layers.sequential({ layers: [make.flatten({ inputShape: [...shape] })] });
  for (const units of hidden) model.add(make.dense({ units, activation: 'relu' }));
  model.add(make.dense({ units: CLASSES, activation: 'softmax' }));
  return model;
};

const convolutional = (shape: ImageSize, filters: readonly number[]) => () => {
  const model = layers.sequential();
  filters.forEach((count, k) => {
    const input = k === 0 ? { inputShape: [...shape] } : {};
    model.add(make.conv2d({ ...input, filters: count, kernelSize: 3, padding: 'same', useBias: false }));
    model.add(make.batchNormalization());
    model.add(make.activation({ activation: 'relu' }));
    model.add(make.maxPooling2d({ poolSize: 2 }));
  });
  model.add(make.flatten());
  model.add(make.dense({ units: CLASSES, activation: 'softmax' }));
  return model;
};

const CASES: Readonly<Record<string, Case>> = {
  'MLP 1x512 on 28 x 28 x 1': {
    ...{ model: mlp([512]), shape: [28, 28, 1], cpu: true },
    layersModel: perceptron([28, 28, 1], [512]),
  },
  'MLP 3x512 on 32 x 32 x 3': {
    ...{ model: mlp([512, 512, 512]), shape: [32, 32, 3], cpu: true },
    layersModel: perceptron([32, 32, 3], [512, 512, 512]),
  },
  'CNN 32-64 on 32 x 32 x 3': {
    ...{ model: cnn([32, 64]), shape: [32, 32, 3] },
    layersModel: convolutional([32, 32, 3], [32, 64]),
  },
  'small AlexNet on 28 x 28 x 3': { model: smallAlexNet(), shape: [28, 28, 3] },
  'small Inception on 28 x 28 x 3': { model: smallInception(), shape: [28, 28, 3] },
};

/** CPU milliseconds of a step; `undefined` where the contender cannot take it. */
type Contender = () => Promise<number | undefined>;

async function cpuTime(step: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await step();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

const optimizer = () => tfTrain.momentum(0.01, 0.9);

/** The images and labels of a batch, on the current backend. */
function batch([height, width, channels]: ImageSize) {
  const classes = Array.from({ length: N }, (_, i) => i % CLASSES);
  const labels = cast(oneHot(tensor1d(classes, 'int32'), CLASSES), 'float32') as Tensor2D;
  return { images: randomNormal([N, height, width, channels]) as Tensor4D, labels };
}

/** A step of this library, as its training loop takes it. */
async function ours({ model, shape }: Case): Promise<Contender> {
  await setBackend('wasm');
  const parameters = model.init(0, shape, CLASSES);
  const data = { ...batch(shape), seed: 0, epoch: 0, examples: Array.from({ length: N }, (_, i) => i) };
  const momentum = optimizer();
  return async () => {
    await setBackend('wasm');
    return cpuTime(async () => {
      const results: { loss: Scalar; logits: Tensor2D } = gradientStep(
        model,
        parameters,
        momentum,
        () => 0,
        data,
      );
      await results.loss.data();
      dispose(results as never);
    });
  };
}

/** A step of `LayersModel.fit`: one epoch of one batch. */
async function layersStep(
  test: Case,
  on: 'cpu' | 'wasm',
  kernels: 'stock' | 'installed',
): Promise<Contender> {
  if (!test.layersModel || (on === 'cpu' && !test.cpu)) return async () => undefined;
  await setBackend(on);
  const model = test.layersModel();
  model.compile({ optimizer: optimizer(), loss: 'categoricalCrossentropy' });
  const { images, labels } = batch(test.shape);
  return async () => {
    await setBackend(on);
    const undo = kernels === 'installed' ? installWasmTraining() : () => {};
    try {
      return await cpuTime(() => model.fit(images, labels, { batchSize: N, epochs: 1, verbose: 0 }));
    } catch (error) {
      if (!String(error).includes('not registered for backend')) throw error;
      return undefined;
    } finally {
      undo();
    }
  };
}

let torch: { process: ChildProcess; lines: Interface } | undefined;

/** A step of PyTorch on one thread. */
function pytorch(name: string): Contender {
  if (!existsSync('/usr/bin/python3')) return async () => undefined;
  return async () => {
    if (!torch) {
      const process = spawn('/usr/bin/python3', ['test/bench/training-torch.py'], {
        stdio: ['pipe', 'pipe', 'inherit'],
        env: { OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1' },
      });
      torch = { process, lines: createInterface({ input: process.stdout }) };
    }
    const { process, lines } = torch;
    const answer = new Promise<number>((resolve) => lines.once('line', (line) => resolve(Number(line))));
    process.stdin?.write(`${name}\n`);
    return answer;
  };
}

function blas(): string {
  const link = '/etc/alternatives/libblas.so.3-x86_64-linux-gnu';
  return existsSync(link) ? realpathSync(link) : 'unknown';
}

function summary(times: readonly (number | undefined)[]): string {
  const known = times.filter((time) => time !== undefined).sort((a, b) => a - b);
  if (known.length === 0) return '-';
  return `${known[known.length >> 1].toFixed(1)} (${known[0].toFixed(1)})`;
}

const [rounds = 9, ...names] = process.argv.slice(2).map((text, k) => (k === 0 ? Number(text) : text));
console.log(`BLAS of PyTorch: ${blas()}; median (least) CPU ms a step of ${rounds} rounds, batch ${N}`);
for (const [name, test] of Object.entries(CASES)) {
  if (names.length > 0 && !names.some((part) => name.includes(String(part)))) continue;
  const contenders: Record<string, Contender> = {
    'rethink-gen, wasm': await ours(test),
    'LayersModel.fit, wasm as shipped': await layersStep(test, 'wasm', 'stock'),
    'LayersModel.fit, wasm with our kernels': await layersStep(test, 'wasm', 'installed'),
    'PyTorch, one thread': pytorch(name),
  };
  const cpu = await layersStep(test, 'cpu', 'stock');
  const times = new Map<string, (number | undefined)[]>();
  for (const [contender, step] of Object.entries(contenders)) {
    await step();
    times.set(contender, []);
  }
  for (let round = 0; round < Number(rounds); round++) {
    for (const [contender, step] of Object.entries(contenders)) times.get(contender)?.push(await step());
  }
  times.set('LayersModel.fit, cpu', [await cpu()]);
  console.log(`\n${name}`);
  for (const [contender, each] of times) console.log(`  ${contender.padEnd(40)} ${summary(each)}`);
  await setBackend('wasm');
  const { wasm } = backend() as unknown as { wasm: { HEAPU8: Uint8Array } };
  console.log(`  wasm heap ${(wasm.HEAPU8.length / 1e6).toFixed(0)} MB`);
}
torch?.process.kill();
