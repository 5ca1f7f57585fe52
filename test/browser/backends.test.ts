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
      "gaussian, of the channels, a share": "89fa4d46b67eb57b635534c0e32f477ee750dbf3b87060b4202097cb05e5b00c",
      "gaussian, of the positions": "f0b72aa6bcee94cc13fb1233c6035177b73b6c914a470d8eb62c0252ff438013",
      "gaussian, of the set": "e0717b97db3f39d09d90417d22def1ef33d890377054437e2835b9e9291ec0dc",
      "label noise, class-map": "e93d4ecafb5b2bf858600b3a952369d4d1f58f9794d855b601a4587d1e2341b6",
      "label noise, groups": "044db72892c216a321bd99668dfa6a92e1e5db27dff22f66bc02c3db8e51b607",
      "label noise, instance-dependent": "2d557c87d154068b945416f4301e19de630aad887ab839c6380784cc47982c73",
      "label noise, own": "4cff9d591a091c33560665a91058b91f8077f61d9f61c550c9e282c6cce64007",
      "label noise, pair-flip": "f30320f4a42a1977ebec030b3ad84cb98cfaa298ccdac774edbbfb2581f481fb",
      "label noise, part-dependent": "2f27e17a509d939359ae0d3fa2ddfe9459177f7a41345c76cd106af76cd53889",
      "label noise, symmetric": "655a25cd302028d92549e8a4bead970b965e02c061cf4a8760699df886558c29",
      "label noise, transition": "54425069d6bfb8caaacd7f898ee2b603b01aa84ec3c2e4e04813ddd7ff8f7a86",
      "label noise, uniform": "07ad5fe646df484aa4e37268dba375e6810c45365ee098f6a09eeca1aff452fe",
      "permuted labels": "dd1862d22c947bc884fbba99aa9393087f22accb05840f7f6c95b9daff591272",
      "random pixels": "ebfbc161c6b10411ade086439f993e7117c6c6761ca76d9f925aaf22204b186a",
      "random pixels, blocks of independent channels, a share": "28bfb9aead207ec46d1024a790f244b870e7dbc63a0bedc6c3cce5251fc224eb",
      "random-pixels, half of them, far ids": "8ec0dc1c1a9e7b8acb47b98fa9f11ff4ef23bb12017eb68bfdb6b4d25a2e039c",
      "random-pixels, independent": "0f8c64f34cecda40d0e5bd1b1444e64df43f47d461e0c51d45cf46f862cdedc4",
      "random-pixels, together": "6e5744f2bf5abb91eb15e4436606c3ba579198ae5f2eae716ec34711c8b535d5",
      "renamed classes": "d438c86b4720e1de9117a9858a3cbd6be7109cf88ff8c9d7e451493368add7c7",
      "shuffled pixels": "5ba1f6487604fba09c0878c8ab1d4d9a4c5565c9e3d77484bb46c7cbb76cffba",
      "shuffled pixels of half the images": "df84e7b56810ed6221d037c269f05abc8809813445678e286510134160cb7a41",
      "shuffled-pixels, half of them": "df84e7b56810ed6221d037c269f05abc8809813445678e286510134160cb7a41",
      "shuffled-pixels, independent": "3e79a2e16c4dde3c0db84799f84cdb3eda778c2b564d6eef91d15532ef36d888",
      "shuffled-pixels, together": "20eb245557d090b8cf7b5dc409de2ed9d7bcfc86bab6738d31ae1e79a1c075c9",
    }
  `);
});
