import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BackendName, startBackend } from '../../src/node/backend.js';
import { present, swiftShader } from './swiftshader.js';

/** The built program; `npm test` builds it first. */
const CLI = resolve('dist/cli.js');
const MODULE = resolve('test/node/tiny-experiment.mjs');

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'rethink-gen-backend-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs the command. */
const command = (argv: readonly string[], env: NodeJS.ProcessEnv = process.env) =>
  spawnSync(process.execPath, [CLI, ...argv], { encoding: 'utf8', env });

/** What `run` says of the one cell of the module on a backend. */
function resultOn(argv: readonly string[], env?: NodeJS.ProcessEnv) {
  const { status, stdout, stderr } = command(['run', MODULE, '1', ...argv], env);
  expect(status, stderr).toBe(0);
  return JSON.parse(stdout).result;
}

const codeOf = (store: string) => JSON.parse(readFileSync(join(store, 'manifest.json'), 'utf8')).code;

describe('startBackend', () => {
  it.each(['cpu', 'wasm'] as const)('%s: tells what its bits depend on', async (name) => {
    const { identity } = await startBackend(name);
    expect(identity).toEqual({
      backend: name,
      kernels: name === 'wasm' ? 'rethink-gen wasm 1' : "the backend's own",
      '@tensorflow/tfjs-core': expect.stringMatching(/^4\./),
      [`@tensorflow/tfjs-backend-${name}`]: expect.stringMatching(/^4\./),
    });
  });

  it('refuses another name', async () => {
    await expect(startBackend('tpu' as BackendName)).rejects.toThrow(
      '`backend` must be one of "wasm", "webgpu", "cpu", got "tpu"',
    );
  });

  it('says what to install', () => {
    const packed = join(folder, 'node_modules', 'rethink-gen');
    mkdirSync(join(folder, 'node_modules', '@tensorflow'), { recursive: true });
    mkdirSync(packed);
    cpSync('package.json', join(packed, 'package.json'));
    cpSync('dist', join(packed, 'dist'), { recursive: true });
    for (const name of ['@tensorflow/tfjs-core', '@tensorflow/tfjs-backend-webgpu', 'seedrandom']) {
      symlinkSync(resolve('node_modules', name), join(folder, 'node_modules', name));
    }
    writeFileSync(
      join(folder, 'start.mjs'),
      `import { startBackend } from 'rethink-gen/node';
      for (const name of ['wasm', 'webgpu']) await startBackend(name).catch(({ message }) => console.log(message));`,
    );
    const printed = execFileSync('node', ['start.mjs'], { cwd: folder, encoding: 'utf8' });
    expect(printed.trim().split('\n')).toEqual([
      'the package @tensorflow/tfjs-backend-wasm is missing; npm install @tensorflow/tfjs-core @tensorflow/tfjs-backend-wasm',
      'the package webgpu is missing; npm install @tensorflow/tfjs-core @tensorflow/tfjs-backend-webgpu webgpu',
    ]);
  });

  it('says if there is no GPU with a driver for it', () => {
    const { status, stderr } = command(['run', MODULE, '1', '--backend', 'webgpu'], {
      ...swiftShader,
      VK_ICD_FILENAMES: join(folder, 'absent.json'),
    });
    expect(status).toBe(1);
    expect(stderr).toContain('webgpu found no GPU with a driver for it');
  });
});

it('a module that trains gets wasm, or the backend that is named', () => {
  expect(resultOn([]).environment.backend).toBe('wasm');
  expect(resultOn(['--backend', 'cpu']).environment.backend).toBe('cpu');
});

it('a store holds the backend, and is gone on with on the same one only', () => {
  const store = join(folder, 'cpu');
  const sweep = (...argv: string[]) => command(['sweep', MODULE, '--store', store, ...argv]);
  expect(sweep('--backend', 'cpu').status).toBe(0);
  expect(codeOf(store)).toMatchObject({ backend: 'cpu', '@tensorflow/tfjs-backend-cpu': expect.any(String) });
  expect(sweep('--backend', 'wasm').stderr).toContain('was begun with backend cpu, this is wasm');
  expect(sweep().stderr).toContain('was begun with backend cpu, this is none');
});

describe.skipIf(!present)('webgpu on SwiftShader', () => {
  const trained = (name: BackendName) =>
    JSON.parse(
      execFileSync('node', ['test/node/training-program.mjs', name], { encoding: 'utf8', env: swiftShader }),
    );

  it('trains, predicts and goes on from a checkpoint; close to cpu, not to the bit', () => {
    const [gpu, cpu] = [trained('webgpu'), trained('cpu')];
    const device = {
      adapter: expect.stringContaining('swiftshader'),
      driver: expect.stringMatching(/SwiftShader driver \d/),
      device: expect.stringMatching(/^webgpu \d/),
    };
    expect(gpu.environment).toEqual({ ...cpu.environment, backend: 'webgpu', ...device });
    expect(gpu.identity).toMatchObject({ ...device, webgpu: expect.stringMatching(/^\d/) });
    expect(gpu.tensors).toBe(0);
    expect(gpu.resumed).toEqual(gpu.history);
    const losses = ({ history }: typeof gpu) =>
      history.flatMap(({ onlineLoss, trainLoss }: Record<string, number>) => [onlineLoss, trainLoss]);
    losses(cpu).forEach((loss: number, i: number) => expect(losses(gpu)[i]).toBeCloseTo(loss, 4));
    expect(losses(gpu)).not.toEqual(losses(cpu));
    gpu.probabilities.forEach((p: number, i: number) => expect(p).toBeCloseTo(cpu.probabilities[i], 3));
  });

  it('runs and sweeps a module; record and store name adapter, driver and package version', () => {
    const onGpu = ['--backend', 'webgpu'];
    const named = { adapter: expect.stringContaining('swiftshader'), driver: expect.any(String) };
    expect(resultOn(onGpu, swiftShader).environment).toMatchObject({ backend: 'webgpu', ...named });
    const store = join(folder, 'webgpu');
    const { status, stderr } = command(['sweep', MODULE, '--store', store, ...onGpu], swiftShader);
    expect(status, stderr).toBe(0);
    expect(codeOf(store)).toMatchObject({
      backend: 'webgpu',
      webgpu: expect.stringMatching(/^\d/),
      ...named,
    });
    expect(command(['sweep', MODULE, '--store', store, '--backend', 'wasm']).stderr).toContain(
      'was begun with backend webgpu, this is wasm',
    );
  });
});
