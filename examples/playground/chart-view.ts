import { drawChart } from './curves.js';
import { curvesOf, markerOf } from './curves-of.js';
import { element } from './element.js';
import { epochs, percent } from './percent.js';
import type { Session } from './session.js';
import { TASK } from './task.js';

/** The curves, and the slider below them that looks at any moment that was played. */
export class ChartView {
  private readonly svg = element('chart', SVGSVGElement);
  private readonly drawing = element('drawing', SVGGElement);
  private readonly text = element('chart-text', HTMLParagraphElement);
  private readonly moment = element('moment', HTMLInputElement);
  private width = 0;
  /** The moment that is looked at, in words. */
  told = '';

  /** @param onRoom called when there is more or less room than before */
  constructor(onLook: (at: number) => void, onRoom: () => void) {
    // read here, right after a layout, the width costs none
    new ResizeObserver(() => {
      if (this.width === this.svg.clientWidth) return;
      this.width = this.svg.clientWidth;
      onRoom();
    }).observe(this.svg);
    this.moment.addEventListener('input', () => onLook(Number(this.moment.value)));
  }

  /** Draws where a session stands. */
  show(session: Session): void {
    const { setting, at, reached, end, phase } = session;
    const frames = session.frames.slice(0, reached + 1);
    const width = Math.max(300, this.width);
    const height = width < 500 ? 250 : 372;
    const curves = curvesOf(setting.view, frames);
    const last = frames.at(-1)?.epoch ?? 0;
    const reach = phase === 'ended' && last > 0 ? last : Math.max(10, last * 1.15);
    const marker = markerOf(setting.view, frames, end);
    this.svg.setAttribute('viewBox', `0 0 ${width} ${height}`);
    this.drawing.innerHTML = drawChart({
      width,
      height,
      curves,
      at,
      reach,
      guessing: 1 / TASK.classes,
      marker,
    });
    const frame = frames[at];
    const values = curves.map(({ name, points }) => `${name} ${percent(points[at]?.[1] ?? 0)}`);
    this.told = frame ? `${epochs(frame.epoch)}: ${values.join(', ')}` : 'nothing is trained yet';
    this.text.textContent = this.told;
    this.moment.disabled = reached < 1;
    this.moment.max = `${last > 0 ? Math.round((reached * reach) / last) : 0}`;
    this.moment.value = `${Math.max(0, at)}`;
    this.moment.setAttribute('aria-valuetext', this.told);
  }
}
