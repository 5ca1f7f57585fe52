import { Announcer } from './announcer.js';
import { Cards } from './cards.js';
import { ChartView } from './chart-view.js';
import { Comparison } from './comparison.js';
import { Controls } from './controls.js';
import { Desk } from './desk.js';
import { element, make } from './element.js';
import type { Shown } from './frame.js';
import type { Card } from './messages.js';
import { Mosaic } from './mosaic.js';
import { Multiples } from './multiples.js';
import { Outlets } from './outlets.js';
import { readPalette } from './palette.js';
import { Samples } from './samples.js';
import { Session } from './session.js';
import { type Setting, settingOf } from './setting.js';
import { told } from './story.js';
import { plain } from './verdict.js';
import { Views } from './views.js';

/** Milliseconds that an epoch takes to play, if no more than a few frames wait behind it. */
const EPOCH = 150;

const desk = new Desk(new Worker(new URL('./worker.js', import.meta.url), { type: 'module' }));
const still = matchMedia('(prefers-reduced-motion: reduce)');
const { setting, notes } = settingOf(location.search);
const session = new Session(setting, desk, () => refresh());
const comparison = new Comparison(desk, () => refresh());

const cards = new Cards(({ corruption, dose }) => change({ corruption, dose }));
const controls = new Controls({
  change,
  toggle: () => {
    comparison.stop();
    session.toggle();
  },
  step: () => session.step(),
});
const [samples, mosaic, announcer] = [new Samples(), new Mosaic(refresh), new Announcer()];
const chart = new ChartView((at) => session.look(at), refresh);
const multiples = new Multiples(() => {
  if (comparison.running) return comparison.stop();
  session.stop();
  comparison.start(session.setting);
});
const views = new Views((next) => choose(next));
const outlets = new Outlets(session, desk);
const verdict = element('verdict', HTMLParagraphElement);

let palette = readPalette();
let pictures: readonly Card[] = [];
let painted: Shown | undefined;
let painting: Iterator<void> | undefined;
let due = false;

function change(change: Partial<Setting>): void {
  choose({ ...session.setting, ...change });
}

/** Makes another setting the page's: its controls, its examples, its address. */
function choose(next: Setting): void {
  const before = session.setting;
  if (next.seed !== before.seed || next.rate !== before.rate) comparison.clear();
  session.choose(next);
  adopt(next);
  if (next.seed !== before.seed) askCards();
}

function adopt(next: Setting): void {
  cards.choose(next);
  controls.choose(next);
  views.choose(next);
  outlets.choose(next);
}

function askCards(): void {
  desk.ask({ type: 'cards', seed: session.setting.seed }, (answer) => {
    if (answer.type !== 'cards') return;
    pictures = answer.cards;
    cards.paint(pictures, palette);
    refresh();
  });
}

/** Draws the page with the next picture of the screen. */
function refresh(): void {
  if (due) return;
  due = true;
  requestAnimationFrame(draw);
}

function draw(): void {
  due = false;
  const { shown, frames, at } = session;
  controls.stand(session.phase);
  if (session.phase === 'training' && !playing) {
    playing = true;
    requestAnimationFrame(play);
  }
  if (!painting && isStale(shown)) painting = paint(shown);
  if (painting && !painting.next().done) {
    refresh();
    return;
  }
  painting = undefined;
  if (isStale(shown)) refresh();
  else if (painted && pictures.length > 0) document.documentElement.dataset.painted = 'true';
  if (shown) samples.say(shown, frames[at], session.setting.view);
  mosaic.show(frames[at]);
  chart.show(session);
  const pieces = told(session);
  if (plain(pieces) !== verdict.textContent) {
    verdict.replaceChildren(
      ...pieces.map((piece) => (typeof piece === 'string' ? piece : make('b', piece.of, piece.text))),
    );
  }
  announcer.say(session.phase === 'training' && session.reached >= 0 ? chart.told : plain(pieces));
  multiples.show(comparison);
  outlets.show();
}

/** Whether other examples are to be seen than those that were painted last, or in more or less room. */
function isStale(shown: Shown | undefined): shown is Shown {
  return shown !== undefined && (shown !== painted || mosaic.outgrown);
}

/** Paints the examples, a part with each picture of the screen and nothing else, so that none takes long. */
function* paint(shown: Shown): Generator<void> {
  painted = shown;
  yield* mosaic.paint(shown, session.setting.view, palette);
  yield;
  samples.paint(shown, palette);
  yield;
}

/** Plays one frame after the other while it trains, faster if many wait; without motion, only the last one. */
let shownAt = 0;
let playing = false;
function play(now: number): void {
  playing = session.phase === 'training';
  if (!playing) return;
  requestAnimationFrame(play);
  if (still.matches) {
    if (session.finished) session.play(true);
    return;
  }
  const { frames, reached } = session;
  const stay = EPOCH * ((frames[reached + 1]?.epoch ?? 0) - (frames[reached]?.epoch ?? 0));
  if (now - shownAt < (session.waiting > 24 ? stay / 2 : stay)) return;
  shownAt = now;
  session.play();
}

function repaint(): void {
  palette = readPalette();
  painted = undefined;
  cards.paint(pictures, palette);
  refresh();
}

views.note(notes);
adopt(session.setting);
askCards();
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', repaint);
