import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { installWasmTraining } from '../../../src/wasm-training.js';
import { useBackend } from '../../backend.js';
import { SMALL_MODELS } from '../../models/small-models.js';
import { present, servePage, startChromium } from '../chromium.js';
import { type Outcome, trainOn } from './cases.js';
import { trainLayersModel } from './layers-model.js';

describe.skipIf(!present)('in Chromium', () => {
  let server: Server;
  let browser: Browser;
  let page: Page;
  const reference: Record<string, Outcome> = {};
  const address = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  beforeAll(async () => {
    await useBackend('cpu');
    for (const model of Object.keys(SMALL_MODELS)) reference[model] = await trainOn('cpu', model, 4);
    server = await servePage('test/browser/training');
    browser = await startChromium();
    page = await browser.newPage();
    await page.goto(`${address()}/`);
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    await new Promise((resolve) => (server ? server.close(resolve) : resolve(undefined)));
  }, 120_000);

  const train = (on: Page, backend: string, model: string, steps: number) =>
    on.evaluate(([b, m, s]) => window.trainOn(b, m, s), [backend, model, steps] as const);

  describe.each(['wasm', 'webgl', 'webgpu'])('on %s', (backend) => {
    it.each(Object.keys(SMALL_MODELS))(
      '%s trains as on cpu in Node, and leaks nothing',
      async (model) => {
        const { losses, environment, leaked } = await train(page, backend, model, 4);
        expect(environment.backend).toBe(backend);
        expect(leaked).toBe(0);
        reference[model].losses.forEach((loss, k) =>
          expect(Math.abs(losses[k] / loss - 1)).toBeLessThan(1e-3),
        );
      },
      240_000,
    );

    it('100 steps of one seed give the same bits twice', async () => {
      const first = await train(page, backend, 'mlp', 100);
      expect(await train(page, backend, 'mlp', 100)).toEqual(first);
    }, 240_000);
  });

  it.each(['webgl', 'webgpu'])(
    'on %s an abort ends the training at once, and not when all is done that the device was given to do',
    async (backend) => {
      // a tenth of a second with nothing beside it; a loop that runs ahead of the device is 20 s behind
      expect(await page.evaluate((name) => window.abortAfter(name, 4000), backend)).toBeLessThan(5000);
    },
    240_000,
  );

  it('wasm gives the bits that it gives in Node', async () => {
    const inPage = await train(page, 'wasm', 'alexnet', 6);
    await useBackend('wasm');
    expect(inPage.weights).toEqual((await trainOn('wasm', 'alexnet', 6)).weights);
  });

  it('a training goes on from IndexedDB with the bits of one that was not interrupted', async () => {
    const whole = await train(page, 'wasm', 'cnn', 9);
    const parts = await page.evaluate(() => window.trainInParts('wasm', 'cnn', 9, 5));
    expect(parts).toEqual(whole);
  });

  it('wasm with the kernels installed fits a LayersModel with the bits of Node', async () => {
    const inPage = await page.evaluate(() => window.fitInstalled(4));
    await useBackend('wasm');
    const uninstall = installWasmTraining();
    expect(inPage).toEqual(await trainLayersModel(4));
    uninstall();
  });

  describe.each([1, 2, 4])('where the page may share memory, and wasm has %i threads', (threads) => {
    let isolated: Page;
    beforeAll(async () => {
      isolated = await browser.newPage();
      // the backend takes half as many threads as there are cores at most
      await isolated.addInitScript(() => {
        Object.defineProperty(navigator, 'hardwareConcurrency', { value: 8 });
      });
      await isolated.goto(`${address()}/isolated/`);
      expect(await isolated.evaluate(() => crossOriginIsolated)).toBe(true);
      expect(await isolated.evaluate((count) => window.startThreads(count), threads)).toBe(threads);
    }, 120_000);
    afterAll(() => isolated?.close());

    it.each(Object.keys(SMALL_MODELS))(
      '%s has the bits that it has without',
      async (model) => {
        const threaded = await train(isolated, 'wasm', model, 6);
        expect(threaded).toEqual(await train(page, 'wasm', model, 6));
      },
      240_000,
    );

    it('a LayersModel has, with the kernels installed', async () => {
      const threaded = await isolated.evaluate(() => window.fitInstalled(4));
      expect(threaded).toEqual(await page.evaluate(() => window.fitInstalled(4)));
    }, 240_000);
  });
});
