/**
 * What a visit of the playground costs: `npm run bench:playground`. Medians of five visits in Chromium, with the load of the
 * machine beside them. It fails without Chromium.
 */
import { cpus, loadavg } from 'node:os';
import type { Browser } from 'playwright-core';
import { startChromium } from '../browser/chromium.js';
import { emptyPage, openPlayground, type Playground } from './visitor.js';

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

/** Milliseconds that a new window is left alone: its own scripts, those of the address bar, take half a second of a core. */
const SETTLE = 2000;

/**
 * Runs in the page from its first script on: presses Train half a second after the first picture, and writes what it saw to the
 * console. Playwright's own ways to wait and click would be long tasks of the page they measure.
 */
const WATCH = `
  const seen = { longest: 0 };
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) seen.longest = Math.max(seen.longest, duration);
  }).observe({ type: 'longtask', buffered: true });
  const observer = new MutationObserver(() => {
    if (!document.documentElement.dataset.painted) return;
    observer.disconnect();
    requestAnimationFrame((now) => {
      seen.painted = now;
      setTimeout(start, 500);
    });
  });
  observer.observe(document, { attributes: true, attributeFilter: ['data-painted'], subtree: true });
  function start() {
    const train = document.getElementById('train');
    let pictures = 0;
    seen.clicked = performance.now();
    train.click();
    requestAnimationFrame(function count(now) {
      if (seen.begun) pictures++;
      else if (document.querySelector('#chart .dot')) seen.begun = now;
      if (train.textContent !== 'Train again') return requestAnimationFrame(count);
      seen.pictures = (pictures * 1000) / (now - seen.begun);
      setTimeout(() => {
        console.info(JSON.stringify({ ...seen, facts: document.getElementById('facts').textContent }));
      }, 100);
    });
  }
`;

async function measure(browser: Browser, playground: Playground, query: string): Promise<Visit> {
  playground.log.length = 0;
  const page = await emptyPage(browser, playground);
  await page.addInitScript({ content: WATCH });
  await page.waitForTimeout(SETTLE);
  const told = page.waitForEvent('console', (message) => message.type() === 'info');
  await page.goto(playground.address + query, { waitUntil: 'commit' });
  const { longest, painted, clicked, begun, pictures, facts } = JSON.parse((await told).text());
  const [, steps, seconds] = /^(\d+) steps in ([\d.]+) s/.exec(facts) ?? [];
  await page.context().close();
  return {
    firstPicture: painted,
    firstStep: begun - clicked,
    stepsASecond: Number(steps) / Number(seconds),
    longestTask: longest,
    framesASecond: pictures,
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
