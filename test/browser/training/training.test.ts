import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { useBackend } from '../../backend.js';
import { present, servePage, startChromium } from '../chromium.js';
import { MODELS, type Outcome, trainOn } from './cases.js';

describe.skipIf(!present)('in Chromium', () => {
  let server: Server;
  let browser: Browser;
  let page: Page;
  const reference: Record<string, Outcome> = {};
  const address = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  beforeAll(async () => {
    await useBackend('cpu');
    for (const model of Object.keys(MODELS)) reference[model] = await trainOn('cpu', model, 4);
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
    it.each(Object.keys(MODELS))(
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

  it('with threads, where the page may share memory, wasm gives the same bits', async () => {
    const isolated = await browser.newPage();
    await isolated.addInitScript(() => {
      Object.defineProperty(navigator, 'hardwareConcurrency', { value: 4 });
    });
    await isolated.goto(`${address()}/isolated/`);
    expect(await isolated.evaluate(() => crossOriginIsolated)).toBe(true);
    const threaded = await train(isolated, 'wasm', 'alexnet', 6);
    expect(await isolated.evaluate(() => window.threads())).toBe(2);
    expect(threaded.weights).toEqual((await train(page, 'wasm', 'alexnet', 6)).weights);
    await isolated.close();
  }, 240_000);
});
