import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildSite } from '../../docs/site/build-site.js';
import { guideTitle } from '../../docs/site/guide-title.js';
import { PAGES } from '../../docs/site/guides.js';
import { type Served, serve } from '../../examples/playground/serve.js';
import { violations } from '../browser/axe.js';
import { present, startChromium } from '../browser/chromium.js';

const folder = mkdtempSync(join(tmpdir(), 'rethink-gen-site-'));

/** TypeDoc and the bundle of the playground. */
const BUILDING = 300_000;

const read = (path: string) => readFileSync(join(folder, path), 'utf8');
const pageOf = (guide: string) =>
  `documents/${guide.slice(guide.lastIndexOf('/') + 1).replace('.md', '.html')}`;

beforeAll(() => buildSite(folder), BUILDING);
afterAll(() => rmSync(folder, { recursive: true }));

/** The parts of a page that a link may lead to. */
const anchors = new Map<string, Set<string>>();
function anchorsOf(path: string): Set<string> {
  const known =
    anchors.get(path) ?? new Set(Array.from(read(path).matchAll(/\bid="([^"]+)"/g), ([, id]) => id));
  anchors.set(path, known);
  return known;
}

/** Why a link of a page leads nowhere, if it does. */
function fault(page: string, link: string): string | undefined {
  const [path, anchor] = link.split('#');
  let target = path ? join(dirname(page), path.split('?')[0]) : page;
  if (!existsSync(join(folder, target))) return `${page} links ${link}`;
  if (statSync(join(folder, target)).isDirectory()) target = join(target, 'index.html');
  // The icons of TypeDoc are drawn by its script.
  const found = !anchor || anchor.startsWith('icon') || !target.endsWith('.html');
  return found || anchorsOf(target).has(anchor) ? undefined : `${page} links ${link}`;
}

it('has no dead link, and no dead anchor', () => {
  const pages = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith('.html'),
  );
  const links = pages.flatMap((page) =>
    Array.from(read(page).matchAll(/(?:href|src)="([^"]+)"/g), ([, link]) => [page, link]),
  );
  const own = links.filter(([, link]) => !/^([a-z]+:|\/\/)/.test(link));
  expect(own.length).toBeGreaterThan(10_000);
  expect(own.map(([page, link]) => fault(page, link)).filter(Boolean)).toEqual([]);
  expect(fault('index.html', 'documents/nowhere.html')).toBe('index.html links documents/nowhere.html');
  expect(fault('index.html', 'documents/start.html#nowhere')).toBeDefined();
});

it('has an llms.txt that leads to every guide', () => {
  const links = Array.from(read('llms.txt').matchAll(/\]\(([^)]+)\)/g), ([, link]) => link);
  expect(links.filter((link) => !existsSync(join(folder, link)))).toEqual([]);
  expect(PAGES.map(pageOf).filter((page) => !links.includes(page))).toEqual([]);
});

it('calls every guide by its title, and leads to the playground', () => {
  const home = read('index.html');
  expect(home).toContain('href="playground/index.html"');
  for (const guide of PAGES) {
    const { title } = guideTitle(readFileSync(guide, 'utf8'));
    expect(read(pageOf(guide))).toContain(`<title>${title} | rethink-gen</title>`);
  }
});

describe.skipIf(!present)('in Chromium', () => {
  let browser: Browser;
  let site: Served;
  beforeAll(async () => {
    site = await serve(folder);
    browser = await startChromium();
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    site?.server.close();
  });

  const pages = ['index.html', ...PAGES.map(pageOf)];
  it.each([
    [1440, 'light'],
    [390, 'dark'],
  ] as const)(
    'shows every guide %i pixels wide, %s, without a fault',
    async (width, colorScheme) => {
      const context = await browser.newContext({ viewport: { width, height: 844 }, colorScheme });
      const faults: string[] = [];
      for (const path of pages) {
        const page = await context.newPage();
        const note = (text: string) => faults.push(`${path}: ${text}`);
        page.on('console', (message) => message.type() === 'error' && note(message.text()));
        page.on('pageerror', (error) => note(String(error)));
        page.on('request', (request) => {
          if (!request.url().startsWith(site.address) && !request.url().startsWith('data:'))
            note(`asks for ${request.url()}`);
        });
        await page.goto(site.address + path, { waitUntil: 'load' });
        const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        if (over > 0) note(`${over} pixels too wide`);
        for (const violation of await violations(page)) note(violation);
        await page.close();
      }
      expect(faults).toEqual([]);
      await context.close();
    },
    300_000,
  );
});
