/**
 * What a visit of the playground costs: `npm run bench:playground`. Medians of five visits in Chromium, with the load of the
 * machine beside them. It fails without Chromium.
 */
import { cpus, loadavg } from 'node:os';
import type { Browser } from 'playwright-core';
import { startChromium } from '../browser/chromium.js';
import { openPlayground, type Playground, untilButton, visit } from './visitor.js';

const VISITS = 5;

/** A run that is observed once an epoch, and one of few epochs, which is observed twice in each. */
const LONG = '?corruption=labels&dose=50&seed=1&rate=0.01';
const SHORT = '?corruption=random+pixels&dose=50&seed=1&rate=0.01';

interface Visit {
  readonly firstPicture: number;
  readonly firstStep: number;
  readonly stepsASecond: number;
  readonly longestTask: number;
  readonly framesASecond: number;
  readonly kilobytes: number;
}

const median = (values: readonly number[]) =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

/** Runs in the page: counts pictures and long tasks of the main thread from the first script on. */
const WATCH = `
  const seen = (window.seen = { pictures: 0, longest: 0, painted: 0 });
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) seen.longest = Math.max(seen.longest, duration);
  }).observe({ type: 'longtask', buffered: true });
  requestAnimationFrame(function count() {
    seen.pictures++;
    if (!seen.painted && document.documentElement.dataset.painted) seen.painted = performance.now();
    requestAnimationFrame(count);
  });
`;

async function measure(browser: Browser, playground: Playground, query: string): Promise<Visit> {
  playground.log.length = 0;
  const page = await visit(browser, playground, query, {}, WATCH);
  const seen = () =>
    page.evaluate(() => {
      const { seen } = window as unknown as { seen: { pictures: number; longest: number; painted: number } };
      return { ...seen, now: performance.now() };
    });
  await page.waitForFunction(() => (window as unknown as { seen: { painted: number } }).seen.painted > 0);
  const clicked = await seen();
  await page.click('#train');
  await page.waitForFunction(() => document.querySelectorAll('#chart .dot').length > 0, null, {
    polling: 'raf',
  });
  const begun = await seen();
  await untilButton(page, 'Train again');
  const ended = await seen();
  const [, steps, seconds] =
    /^(\d+) steps in ([\d.]+) s/.exec((await page.textContent('#facts')) ?? '') ?? [];
  await page.context().close();
  return {
    firstPicture: clicked.painted,
    firstStep: begun.now - clicked.now,
    stepsASecond: Number(steps) / Number(seconds),
    longestTask: ended.longest,
    framesASecond: ((ended.pictures - begun.pictures) * 1000) / (ended.now - begun.now),
    kilobytes: playground.log.reduce((sum, { bytes }) => sum + bytes, 0) / 1000,
  };
}

const [playground, browser] = [await openPlayground(), await startChromium()];
const [long, short]: Visit[][] = [[], []];
for (let k = 0; k < VISITS; k++) {
  long.push(await measure(browser, playground, LONG));
  short.push(await measure(browser, playground, SHORT));
}
await browser.close();
await playground.close();

const of = (name: keyof Visit, visits = long) => median(visits.map((visit) => visit[name])).toFixed(0);
console.log(`${VISITS} visits each, medians; load ${loadavg()[0].toFixed(1)} on ${cpus().length} cores, ${cpus()[0].model}
first picture            ${of('firstPicture')} ms
first curve after Train  ${of('firstStep')} ms
steps a second           ${of('stepsASecond')} (observed once an epoch; twice, in a run of nine: ${of('stepsASecond', short)})
longest long task        ${of('longestTask')} ms (0: none over 50 ms)
pictures a second        ${of('framesASecond')} while it trains
bytes to the end         ${of('kilobytes')} kB`);
if (playground.faults.length) throw new Error(playground.faults.join('\n'));
