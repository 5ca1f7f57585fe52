import type { Compared, Comparison } from './comparison.js';
import { path } from './curves.js';
import { element, make } from './element.js';
import { epochs, percent } from './percent.js';
import { PRESETS } from './presets.js';

const [WIDTH, HEIGHT] = [200, 110];

/** The six side by side: how each is fitted, and what of it shows on new images. */
export class Multiples {
  private readonly root = element('multiples', HTMLDivElement);
  private readonly button = element('compare', HTMLButtonElement);

  constructor(onCompare: () => void) {
    this.button.addEventListener('click', onCompare);
  }

  /** Draws where a comparison stands. */
  show({ six, running }: Comparison): void {
    this.button.textContent = running ? 'Stop comparing' : 'Compare all six';
    const reach = Math.max(10, ...six.flatMap(({ frames }) => frames.map(({ epoch }) => epoch)));
    this.root.replaceChildren(...six.map((one, place) => figure(PRESETS[place].name, one, reach)));
  }
}

function figure(name: string, one: Compared, reach: number): HTMLElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  const text = make('p', '', ...sentence(one));
  svg.setAttribute('viewBox', `0 0 ${WIDTH} ${HEIGHT}`);
  svg.setAttribute('role', 'img');
  svg.setAttribute('aria-label', `${name}: ${text.textContent}`);
  svg.innerHTML = curves(one, reach);
  return make('figure', '', make('figcaption', '', name), svg, text);
}

function curves({ frames }: Compared, reach: number): string {
  const scale = {
    x: (epoch: number) => 4 + ((WIDTH - 12) * epoch) / reach,
    y: (share: number) => HEIGHT - 6 - (HEIGHT - 16) * share,
  };
  const train = frames.map(({ epoch, train }) => [epoch, train] as const);
  const test = frames.map(({ epoch, test }) => [epoch, test] as const);
  const dot = (kind: string, point?: readonly [number, number]) =>
    point
      ? `<circle class="dot ${kind}" cx="${scale.x(point[0]).toFixed(1)}" cy="${scale.y(point[1]).toFixed(1)}" r="3"/>`
      : '';
  const gap = [...train, ...[...test].reverse()];
  return (
    `<path class="rule" d="M4 ${scale.y(0)}H${WIDTH - 8}M4 ${scale.y(1)}H${WIDTH - 8}"/>` +
    `<path class="guessing" d="M4 ${scale.y(0.1)}H${WIDTH - 8}"/>` +
    `<path class="gap" d="${path(gap, scale)}"/>` +
    `<path class="curve train" d="${path(train, scale)}"/><path class="curve test" d="${path(test, scale)}"/>` +
    dot('train', train.at(-1)) +
    dot('test', test.at(-1))
  );
}

function sentence({ frames, done, diverged }: Compared): (Node | string)[] {
  const last = frames.at(-1);
  if (diverged) return ['diverged: choose a smaller learning rate'];
  if (!last) return ['waiting'];
  return [
    make('b', '', `fits ${percent(last.train)}`),
    ` ${done ? 'in' : 'after'} ${epochs(last.epoch)}`,
    make('br'),
    make('b', 'test', percent(last.test)),
    ' on new images',
  ];
}
