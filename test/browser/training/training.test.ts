import { existsSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { build } from 'esbuild';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { useBackend } from '../../backend.js';
import { MODELS, type Outcome, trainOn } from './cases.js';

const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
const present = existsSync(executablePath) || process.env.CI === 'true';
if (!present) console.warn(`skipped: no ${executablePath}; install Debian's chromium or set CHROMIUM`);

const FLAGS = [
  ...['--no-sandbox', '--disable-quic', '--no-first-run', '--disable-background-networking'],
  ...['--disable-component-update', '--disable-sync', '--disable-dev-shm-usage'],
  ...['--enable-unsafe-webgpu', '--use-webgpu-adapter=swiftshader'],
];
const WASM_FOLDER = 'node_modules/@tensorflow/tfjs-backend-wasm/dist';

/** Serves the page on 127.0.0.1; below `/isolated/` with the headers that shared memory, and so threads, need. */
async function serve(): Promise<Server> {
  const { outputFiles } = await build({
    entryPoints: ['test/browser/training/page.ts'],
    bundle: true,
    format: 'iife',
    write: false,
    logLevel: 'error',
  });
  const server = createServer(({ url = '/' }, response) => {
    response.setHeader('cross-origin-opener-policy', 'same-origin');
    if (url !== '/') response.setHeader('cross-origin-resource-policy', 'same-origin');
    if (url === '/isolated/') response.setHeader('cross-origin-embedder-policy', 'require-corp');
    if (url === '/page.js')
      response.setHeader('content-type', 'text/javascript').end(outputFiles[0].contents);
    else if (/^\/[\w-]+\.wasm$/.test(url)) {
      response.setHeader('content-type', 'application/wasm').end(readFileSync(join(WASM_FOLDER, url)));
    } else response.setHeader('content-type', 'text/html').end('<script src="/page.js"></script>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

describe.skipIf(!present)('in Chromium', () => {
  let server: Server;
  let browser: Browser;
  let page: Page;
  const reference: Record<string, Outcome> = {};
  const address = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  beforeAll(async () => {
    await useBackend('cpu');
    for (const model of Object.keys(MODELS)) reference[model] = await trainOn('cpu', model, 4);
    server = await serve();
    browser = await chromium.launch({ executablePath, args: FLAGS });
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
