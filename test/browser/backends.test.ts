import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { arrayDigests } from './cases.js';
import { present, servePage, startChromium } from './chromium.js';

describe.skipIf(!present)('in Chromium', () => {
  let server: Server;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    server = await servePage('test/browser', ['page.ts', 'worker.ts']);
    browser = await startChromium();
    page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    await new Promise((resolve) => (server ? server.close(resolve) : resolve(undefined)));
  }, 120_000);

  it.each(['arrays', 'worker', 'cpu', 'wasm', 'webgl', 'webgpu'])(
    '%s gives the bits of Node',
    async (backend) => {
      expect(await page.evaluate((name) => window.digestsOf(name), backend)).toEqual(arrayDigests());
    },
  );
});

it('value stability of the cases', () => {
  expect(arrayDigests()).toMatchInlineSnapshot(`
    {
      "a wrapped data set": "5628d4a1b4feae31f65af4ff5340efb25a7d81403f5f78e82af362c963a8d987",
      "gaussian": "eccb93cea0c0d95a92f21261fa2c5d67eecfe1c7f3c4485eabc86cc913cd346d",
      "label noise": "655a25cd302028d92549e8a4bead970b965e02c061cf4a8760699df886558c29",
      "permuted labels": "dd1862d22c947bc884fbba99aa9393087f22accb05840f7f6c95b9daff591272",
      "random pixels": "ebfbc161c6b10411ade086439f993e7117c6c6761ca76d9f925aaf22204b186a",
      "random pixels, blocks of independent channels, a share": "28bfb9aead207ec46d1024a790f244b870e7dbc63a0bedc6c3cce5251fc224eb",
      "renamed classes": "d438c86b4720e1de9117a9858a3cbd6be7109cf88ff8c9d7e451493368add7c7",
      "shuffled pixels": "5ba1f6487604fba09c0878c8ab1d4d9a4c5565c9e3d77484bb46c7cbb76cffba",
      "shuffled pixels of half the images": "df84e7b56810ed6221d037c269f05abc8809813445678e286510134160cb7a41",
    }
  `);
});
