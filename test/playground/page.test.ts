import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { digits } from '../../examples/playground/data.js';
import { verify } from '../../src/index.js';
import { useBackend } from '../backend.js';
import { violations } from '../browser/axe.js';
import { present, startChromium } from '../browser/chromium.js';
import { curvesOf, openPlayground, type Playground, trainToTheEnd, untilButton, visit } from './visitor.js';

/** True labels are fitted in few epochs, whatever the seed. */
const QUICK = '?corruption=labels&dose=0&seed=7&rate=0.03';

describe.skipIf(!present)('the playground', () => {
  let playground: Playground;
  let browser: Browser;

  beforeAll(async () => {
    playground = await openPlayground();
    browser = await startChromium();
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    await playground?.close();
    expect(playground?.faults).toEqual([]);
  });

  const open = (query?: string, options = {}) => visit(browser, playground, query, options);
  const close = (page: Page) => page.context().close();

  it('loads less than 130 kB to its first picture and 320 kB to a trained network, all from its own place', async () => {
    const bytes = () => playground.log.reduce((sum, answer) => sum + answer.bytes, 0);
    playground.log.length = 0;
    const page = await open(QUICK);
    expect(bytes()).toBeLessThan(130_000);
    await trainToTheEnd(page);
    expect(bytes()).toBeLessThan(320_000);
    expect(playground.faults).toEqual([]);
    await close(page);
  });

  it('gives the same run for the same link, another for another seed, and the bits of Node', async () => {
    const page = await open(QUICK, { permissions: ['clipboard-read', 'clipboard-write'] });
    const first = await trainToTheEnd(page);
    await page.click('#copy');
    await page.waitForFunction(() => document.getElementById('copy')?.textContent === 'Copied');
    const link = await page.evaluate(() => navigator.clipboard.readText());
    const waiting = page.waitForEvent('download');
    await page.click('#download');
    const report = JSON.parse(await readFile(await (await waiting).path(), 'utf8'));
    const code = (await page.textContent('#code')) ?? '';
    await close(page);

    const [again, other] = [
      await open(link.split('/').at(-1)),
      await open(QUICK.replace('seed=7', 'seed=8')),
    ];
    expect(await trainToTheEnd(again)).toEqual(first);
    expect(await trainToTheEnd(other)).not.toEqual(first);
    await close(again);
    await close(other);

    await useBackend('wasm');
    const program = join(import.meta.dirname, `program-${process.pid}.ts`);
    await writeFile(program, `${code}\nexport { history };\n`);
    try {
      const { history } = await import(program);
      expect(report.training.history).toEqual(JSON.parse(JSON.stringify(history)));
    } finally {
      await rm(program);
    }
  });

  it('hands out a record that verify derives again', async () => {
    const page = await open('?corruption=random+pixels&dose=30&seed=3&rate=0.1');
    await trainToTheEnd(page);
    const waiting = page.waitForEvent('download');
    await page.click('#download');
    const report = JSON.parse(await readFile(await (await waiting).path(), 'utf8'));
    expect(verify(report.corruption, { input: digits().train.images })).toEqual({
      ok: true,
      differences: [],
    });
    expect(report.verdict).toBe(await page.textContent('#verdict'));
    await close(page);
  });

  it('is driven by a mouse: choose, drag, train, stop, step, scrub, go on, compare', async () => {
    const page = await open('?rate=0.03');
    await page.click('.card:nth-of-type(5)');
    await page.waitForURL(/corruption=random\+pixels&dose=100/);
    const { x, y, width, height } = (await page.locator('#dose').boundingBox()) ?? {
      x: 0,
      y: 0,
      width: 0,
      height: 0,
    };
    await page.mouse.move(x + width - 8, y + height / 2);
    await page.mouse.down();
    await page.mouse.move(x + width / 2, y + height / 2, { steps: 5 });
    await page.mouse.up();
    await page.waitForURL(/dose=(4[89]|5[012])&/);
    await page.click('#train');
    await page.waitForFunction(() => document.querySelectorAll('#chart .dot').length === 3);
    await page.click('#train');
    await untilButton(page, 'Go on');
    expect(await page.textContent('#verdict')).toContain('stopped after');
    const epochs = () => page.getAttribute('#moment', 'aria-valuetext');
    const before = await epochs();
    await page.click('#step');
    await page.waitForFunction(
      (text) => document.getElementById('moment')?.getAttribute('aria-valuetext') !== text,
      before,
    );
    expect(await violations(page)).toEqual([]);
    await page.click('#train');
    await untilButton(page, 'Train again');
    expect(await page.textContent('#verdict')).toMatch(/^All 640 training labels are fitted/);
    expect(await page.textContent('.marker-text')).toMatch(/^fits every label: epoch \d+$/);
    const [whole, fitted] = [await curvesOf(page), await page.textContent('#tiles')];
    await page.locator('#moment').fill('1');
    await page.waitForFunction(() => document.querySelectorAll('#chart .later').length === 3);
    expect(await curvesOf(page)).not.toEqual(whole);
    expect(await page.textContent('#tiles')).not.toBe(fitted);
    await page.click('#compare');
    await page.waitForFunction(() => document.querySelectorAll('#multiples .dot.test').length === 6, null, {
      timeout: 60_000,
    });
    await page.waitForFunction(
      () => document.getElementById('compare')?.textContent === 'Compare all six',
      null,
      { timeout: 60_000 },
    );
    expect(await page.textContent('#multiples')).toMatch(
      /^(.*fits 100 % in \d+ epochs?\d+ % on new images){6}$/,
    );
    expect(await violations(page)).toEqual([]);
    await close(page);
  });

  it('is driven by the keyboard, and tells a screen reader at most once a second', async () => {
    const page = await open(QUICK);
    await page.evaluate(() => {
      const status = document.getElementById('status') as HTMLElement;
      const times: number[] = [];
      Object.assign(window, { times });
      new MutationObserver(() => times.push(performance.now())).observe(status, { childList: true });
    });
    const reached: string[] = [];
    for (let k = 0; k < 12; k++) {
      await page.keyboard.press('Tab');
      reached.push(
        await page.evaluate(
          () =>
            document.activeElement?.id ||
            document.activeElement?.getAttribute('name') ||
            document.activeElement?.tagName ||
            '',
        ),
      );
      if (reached.at(-1) === 'preset') await page.keyboard.press('ArrowRight');
      if (reached.at(-1) === 'dose') await page.keyboard.press('Home');
      if (reached.at(-1) === 'train') break;
    }
    expect(reached.slice(-5)).toEqual(['preset', 'dose', 'seed', 'rate', 'train']);
    await page.waitForURL(/corruption=labels&dose=0/);
    await page.keyboard.press('Enter');
    await untilButton(page, 'Train again');
    await page.focus('#moment');
    await page.keyboard.press('Home');
    await page.waitForFunction(() =>
      document.getElementById('moment')?.getAttribute('aria-valuetext')?.startsWith('0 epochs'),
    );
    await page.waitForTimeout(1200);
    const times = await page.evaluate(() => (window as unknown as { times: number[] }).times);
    for (let k = 1; k < times.length; k++) expect(times[k] - times[k - 1]).toBeGreaterThan(950);
    expect(await page.textContent('#status')).toBe(await page.textContent('#verdict'));
    await close(page);
  });

  it('jumps to the end if motion is to be reduced', async () => {
    const page = await open(QUICK, { reducedMotion: 'reduce' });
    await page.evaluate(() => {
      const drawn = new Set<number>();
      Object.assign(window, { drawn });
      new MutationObserver(() =>
        drawn.add(Number((document.getElementById('moment') as HTMLInputElement).max)),
      ).observe(document.getElementById('drawing') as Element, { childList: true });
    });
    await trainToTheEnd(page);
    const drawn = await page.evaluate(() => [...(window as unknown as { drawn: Set<number> }).drawn]);
    expect(drawn.length).toBe(2);
    await close(page);
  });

  it.each(['light', 'dark'] as const)(
    'fits 360 pixels, and axe-core finds nothing serious, in %s',
    async (colorScheme) => {
      const page = await open(QUICK, { viewport: { width: 360, height: 740 }, colorScheme });
      const width = () => page.evaluate(() => document.documentElement.scrollWidth);
      expect([await width(), await violations(page)]).toEqual([360, []]);
      await trainToTheEnd(page);
      await page.click('summary');
      expect([await width(), await violations(page)]).toEqual([360, []]);
      await page.click('#view-early');
      await page.waitForURL(/view=early/);
      expect([await width(), await violations(page)]).toEqual([360, []]);
      await close(page);
    },
  );

  it('shows early learning: wrong labels first called what they truly are', async () => {
    const page = await open('?view=early&rate=0.03');
    await trainToTheEnd(page);
    expect(await page.textContent('#verdict')).toMatch(
      /^The network first called \d+ of the 239 wrongly labelled images what they truly are; it knew new images best after/,
    );
    expect(await page.textContent('.marker-text')).toMatch(/^best on new images: epoch [\d.]+$/);
    expect(await page.isVisible('#six')).toBe(false);
    expect(await violations(page)).toEqual([]);
    await close(page);
  });

  it('clamps a hostile address and says so', async () => {
    const page = await open('?dose=1e9&seed=-5&corruption=%3Cimg%20src=x%20onerror=alert(1)%3E&rate=NaN');
    expect(await page.textContent('#notes')).toContain(
      '“dose” was “1e9”, not a whole number from 0 to 100; it is 100 now.',
    );
    await page.waitForURL(/\?corruption=labels&dose=100&seed=0&rate=0\.01$/);
    expect(await violations(page)).toEqual([]);
    await close(page);
  });

  it('trains on a server that isolates pages, where TensorFlow.js would start threads', async () => {
    const isolated = await openPlayground({
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-embedder-policy': 'require-corp',
    });
    try {
      const page = await visit(browser, isolated, QUICK);
      expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
      await trainToTheEnd(page);
      expect(await page.textContent('#verdict')).toMatch(/^All 640 training labels are fitted/);
      expect(page.workers()).toHaveLength(1);
      await close(page);
      expect(isolated.faults).toEqual([]);
    } finally {
      await isolated.close();
    }
  });

  it('says that a training diverges, and stops', async () => {
    const page = await open('?rate=1000');
    await trainToTheEnd(page);
    expect(await page.textContent('#verdict')).toMatch(
      /^The training diverged .*choose a smaller learning rate\.$/,
    );
    await close(page);
  });
});
