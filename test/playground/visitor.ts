import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { buildPlayground } from '../../examples/playground/build.js';
import { type Served, serve } from '../../examples/playground/serve.js';

/** The page, built and served, and what went wrong in any visit. */
export interface Playground extends Served {
  readonly faults: string[];
  readonly close: () => Promise<void>;
}

/** Builds and serves the playground, with more headers. */
export async function openPlayground(headers?: Record<string, string>): Promise<Playground> {
  const folder = await mkdtemp(join(tmpdir(), 'playground-'));
  await buildPlayground(folder);
  const served = await serve(folder, 0, headers);
  return {
    ...served,
    faults: [],
    close: async () => {
      served.server.closeAllConnections();
      await new Promise((resolve) => served.server.close(resolve));
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Opens the page as a new visitor, and waits for its first picture. */
export async function visit(
  browser: Browser,
  playground: Playground,
  query = '',
  options: BrowserContextOptions = {},
): Promise<Page> {
  const page = await emptyPage(browser, playground, options);
  await page.goto(playground.address + query);
  await page.waitForSelector('html[data-painted]');
  return page;
}

/** The empty page of a new visitor. Requests to elsewhere than the playground are faults, as are errors. */
export async function emptyPage(
  browser: Browser,
  { address, faults }: Playground,
  options: BrowserContextOptions = {},
): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(90_000);
  page.on('pageerror', ({ message }) => faults.push(message));
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  page.on('request', (request) => {
    if (!request.url().startsWith(address) && !/^(data|blob):/.test(request.url()))
      faults.push(request.url());
  });
  return page;
}

/** Waits until the button of the training has a name. */
export async function untilButton(page: Page, name: string): Promise<void> {
  await page.waitForFunction((text) => document.getElementById('train')?.textContent === text, name, {
    timeout: 90_000,
  });
}

/** Trains to the end, and returns the curves as they are drawn. */
export async function trainToTheEnd(page: Page): Promise<(string | null)[]> {
  await page.click('#train');
  await untilButton(page, 'Train again');
  return curvesOf(page);
}

/** The paths of the curves. */
export function curvesOf(page: Page): Promise<(string | null)[]> {
  return page.$$eval('#chart .curve:not(.later)', (paths) => paths.map((path) => path.getAttribute('d')));
}
