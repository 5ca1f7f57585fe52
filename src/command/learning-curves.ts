import * as Plot from '@observablehq/plot';
import { parseHTML } from 'linkedom';
import type { RegimeResult } from '../experiments/randomization-test.js';
import { REGIMES } from '../experiments/regimes.js';

/** One colour for each regime, the same in every figure (Okabe and Ito's, which most colour-blind readers tell apart). */
const COLOURS = ['#0072b2', '#cc79a7', '#d55e00', '#009e73', '#e69f00', '#56b4e9'];

/** A curve of the report: a quantity of each epoch, for each regime. */
export interface Curve {
  readonly label: string;
  readonly value: (row: RegimeResult['history'][number]) => number;
  /** Upper end of the axis; chosen from the data where it is left out. */
  readonly most?: number;
  /** A level to mark with a dashed line. */
  readonly level?: number;
}

/** Draws a quantity over the epochs as an SVG element, one line for each regime. */
export function drawCurve(results: readonly RegimeResult[], { label, value, most, level }: Curve): string {
  const points = results.flatMap(({ regime, history }) =>
    history
      .map((row) => ({ regime, epoch: row.epoch, value: value(row) }))
      .filter((p) => Number.isFinite(p.value)),
  );
  const present = REGIMES.filter((regime) => results.some((result) => result.regime === regime));
  const figure = Plot.plot({
    document: parseHTML('<!doctype html><html></html>').document as unknown as Document,
    ariaLabel: `${label} over the epochs, one line for each regime`,
    width: 520,
    height: 330,
    marginLeft: 48,
    style: { fontFamily: 'inherit', fontSize: '12px', background: 'none' },
    x: { label: 'epoch', nice: true, ticks: 8, tickFormat: 'd' },
    y: {
      label,
      grid: true,
      domain: [0, most ?? Math.max(...points.map((p) => p.value)) * 1.05],
      clamp: true,
    },
    color: { domain: REGIMES, range: COLOURS },
    marks: [
      Plot.ruleY([0]),
      ...(level === undefined ? [] : [Plot.ruleY([level], { stroke: '#888', strokeDasharray: '4 4' })]),
      Plot.lineY(points, { x: 'epoch', y: 'value', stroke: 'regime', strokeWidth: 2 }),
      Plot.dot(
        present
          .map((regime) => points.filter((p) => p.regime === regime).at(-1))
          .filter((p) => p !== undefined),
        { x: 'epoch', y: 'value', fill: 'regime', r: 3.5 },
      ),
    ],
  });
  return figure.outerHTML;
}

/** The key to the colours, as HTML. */
export function drawKey(results: readonly RegimeResult[]): string {
  const items = results.map(
    ({ regime }) => `<span><i style="background:${COLOURS[REGIMES.indexOf(regime)]}"></i>${regime}</span>`,
  );
  return `<p class="key">${items.join('')}</p>`;
}
