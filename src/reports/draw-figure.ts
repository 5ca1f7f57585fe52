import * as Plot from '@observablehq/plot';
import { DOMParser } from 'linkedom';
import type { Figure, Point, Series } from './figure.js';
import { FONT_FAMILY } from './fonts.js';
import { inOrder } from './html.js';
import { INSET, legendMark, placeLegend } from './legend.js';
import { colourOf, LEVEL, markerOf } from './marks.js';

/** Size of a figure in pixels, before it is scaled; wider if its legend stands beside the frame, a line higher if it names its data. */
export const FIGURE_SIZE = { width: 480, height: 340 } as const;

const MARGINS = { marginLeft: 60, marginRight: 16, marginBottom: 46 } as const;
/** Pixels from one line above the frame to the next. */
const LINE = 20;
const INK = '#222222';
const GRID = '#e4e4e4';
const ALARM = '#b00020';

/** Draws a figure as an SVG document: axes, frame, curves, error bars, and the legend where it covers nothing. */
export function drawFigure(figure: Figure): string {
  const { title, data = '', x, y, series, levels = [], warning } = figure;
  const lines = [warning, data].filter((line) => line).length;
  const marginTop = 36 + LINE * lines;
  const own = series.filter(({ from }) => from === 'this run');
  const paper = series.filter(({ from }) => from === 'the paper');
  const { width } = FIGURE_SIZE;
  const height = FIGURE_SIZE.height + (data ? LINE : 0);
  const place = placeLegend(figure, {
    left: MARGINS.marginLeft,
    right: width - MARGINS.marginRight,
    top: marginTop,
    bottom: height - MARGINS.marginBottom,
  });
  const svg = Plot.plot({
    document: new DOMParser().parseFromString('<svg/>', 'image/svg+xml') as unknown as Document,
    ariaLabel: title,
    width: width + place.beside,
    height: height + place.below,
    marginTop,
    marginLeft: MARGINS.marginLeft,
    marginRight: MARGINS.marginRight + place.beside,
    marginBottom: MARGINS.marginBottom + place.below,
    inset: INSET,
    style: { fontFamily: FONT_FAMILY, fontSize: '13px', background: '#ffffff', color: INK },
    x: { domain: [...x.domain], label: null },
    y: { domain: [...y.domain], label: null },
    marks: [
      Plot.gridX({ ticks: x.ticks ?? 6, stroke: GRID, strokeOpacity: 1 }),
      Plot.gridY({ ticks: y.ticks ?? 5, stroke: GRID, strokeOpacity: 1 }),
      Plot.ruleY(levels, { y: 'y', stroke: LEVEL, strokeDasharray: '6 4' }),
      ...paper.map((drawn) =>
        Plot.lineY(drawn.points, curve(drawn, { strokeDasharray: '5 3', strokeWidth: 1.2 })),
      ),
      ...paper.filter(({ dense }) => !dense).map((drawn) => dots(drawn, drawn.points, 'hollow', 3)),
      ...own.filter(({ dense }) => dense).map(band),
      ...own.map((drawn) => Plot.lineY(drawn.points, curve(drawn, { strokeWidth: 2 }))),
      ...own.filter(({ dense }) => dense).map(end),
      ...own.filter(({ dense }) => !dense).flatMap(markers),
      Plot.frame({ stroke: INK, strokeWidth: 1 }),
      Plot.axisX({ ticks: x.ticks ?? 6, tickSize: 4, label: null }),
      Plot.axisY({ ticks: y.ticks ?? 5, tickSize: 4, label: null }),
      legendMark(figure, place),
      text(title, { frameAnchor: 'top', dy: -24 - LINE * lines, fontWeight: '600', fontSize: 14 }),
      text(data, { frameAnchor: 'top', dy: -23 - (warning ? LINE : 0) }),
      text(warning, { frameAnchor: 'top', dy: -23, fill: ALARM, fontWeight: '600' }),
      text(x.label, { frameAnchor: 'bottom', dy: 36 }),
      text(y.label, {
        frameAnchor: 'left',
        dx: -48,
        rotate: -90,
        textAnchor: 'middle',
        lineAnchor: 'middle',
      }),
    ],
  });
  return standalone(svg, figure.name);
}

/** Characters that XML does not allow. */
const NO_XML = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;

/** The document as a file of its own: with its namespace, without the style of pages, its ids those of no other figure. */
function standalone(svg: Element, name: string): string {
  svg.querySelector('style')?.remove();
  svg.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  const ids = new Map<string, string>();
  const text = svg.outerHTML.replaceAll(/plot-(clip|marker)-\d+/g, (id, kind: string) => {
    if (!ids.has(id)) ids.set(id, `${name}-${kind}-${ids.size + 1}`);
    return ids.get(id) as string;
  });
  return `${inOrder(text).replaceAll(NO_XML, '\u{fffd}')}\n`;
}

function curve({ hue }: Series, options: Plot.LineYOptions): Plot.LineYOptions {
  return { x: 'x', y: 'mean', stroke: colourOf(hue), clip: true, ...options };
}

/** From the least to the most of the seeds; nothing if there is one. */
function band({ hue, points }: Series): Plot.Area {
  const several = points.filter(({ seeds }) => seeds > 1);
  return Plot.areaY(several, {
    x: 'x',
    y1: 'least',
    y2: 'most',
    fill: colourOf(hue),
    fillOpacity: 0.18,
    clip: true,
  });
}

/** A dot where the curve of a single seed ends. */
function end({ hue, points }: Series): Plot.Dot {
  const last = points.slice(-1).filter(({ wanted }) => wanted === 1);
  return Plot.dot(last, { x: 'x', y: 'mean', r: 3.5, fill: colourOf(hue) });
}

/** Error bars and markers: filled if every seed is there, hollow if some are missing. */
function markers(series: Series): Plot.Markish[] {
  const { hue, points } = series;
  const bars = points.filter(({ seeds }) => seeds > 1);
  const whole = points.filter(({ seeds, wanted }) => seeds === wanted);
  const partial = points.filter(({ seeds, wanted }) => seeds < wanted);
  const bar = { x: 'x', y1: 'least', y2: 'most', stroke: colourOf(hue), strokeWidth: 1.5 } as const;
  return [
    Plot.ruleX(bars, { ...bar, marker: 'tick' }),
    dots(series, whole, 'filled', 4),
    dots(series, partial, 'hollow', 4),
  ];
}

function dots({ hue }: Series, points: readonly Point[], kind: 'filled' | 'hollow', r: number): Plot.Dot {
  return Plot.dot(points, {
    x: 'x',
    y: 'mean',
    r,
    symbol: markerOf(hue),
    stroke: colourOf(hue),
    fill: kind === 'filled' ? colourOf(hue) : '#ffffff',
    strokeWidth: 1.2,
  });
}

function text(words: string, options: Plot.TextOptions): Plot.Text | null {
  return words ? Plot.text([words], { fill: INK, fontSize: 13, ...options }) : null;
}
